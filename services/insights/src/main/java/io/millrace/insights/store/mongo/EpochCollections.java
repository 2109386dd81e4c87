package io.millrace.insights.store.mongo;

import static com.mongodb.client.model.Filters.eq;
import static io.millrace.insights.store.mongo.MongoCalls.UPSERT;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.millrace.insights.store.ReadPosition;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * The collections with the data that was read of one topic, and with its position. Each epoch of
 * {@link io.millrace.insights.store.PositionStore} has collections of its own: {@code name-epoch}.
 * So an instance that begins an epoch deletes nothing that another instance has written in it. An
 * instance that has not noticed a new epoch writes to collections that nobody reads.
 *
 * <p>The collection {@code epochs} has a document {@code {_id: id, epoch, topic}} with the latest
 * epoch. Without this document, the epoch is 0, and the collections have plain names, as in earlier
 * versions.
 *
 * <p>Safe for use by several threads. Methods throw what the driver throws.
 */
public final class EpochCollections {
  private static final String EPOCHS = "epochs";
  private static final String EPOCH = "epoch";
  private static final String TOPIC = "topic";

  private final Supplier<MongoDatabase> database;
  private final String id;
  private final String positions;
  private final Set<String> names;
  private volatile Optional<Epoch> joined = Optional.empty();

  /**
   * Collections of a database.
   *
   * @param id the id of the document in {@code epochs}
   * @param positions name of the collection of positions
   * @param names of the other collections
   */
  public EpochCollections(
      Supplier<MongoDatabase> database, String id, String positions, Set<String> names) {
    this.database = database;
    this.id = id;
    this.positions = positions;
    this.names = Set.copyOf(names);
  }

  /** The collection of that name, of the epoch that this instance has joined. */
  public MongoCollection<Document> collection(String name) {
    return collection(name, joined.orElseGet(this::join));
  }

  /** Joins the latest epoch, drops the collections of the one before, and returns the position. */
  public ReadPosition progress() {
    Epoch epoch = join();
    dropBefore(epoch);
    ReadPosition stored = Positions.read(collection(positions, epoch));
    return stored.topic().isPresent()
        ? stored
        : epoch.topic().map(ReadPosition::at).orElse(ReadPosition.none());
  }

  /**
   * Begins an epoch for a topic, unless another instance has begun one after this one joined. Joins
   * the latest epoch and returns its position.
   */
  public ReadPosition startOver(String topic) {
    long seen = joined.orElseGet(this::join).number();
    Document next = new Document(EPOCH, seen + 1).append(TOPIC, topic);
    if (seen == 0) {
      epochs().updateOne(eq(CellDocuments.ID, id), new Document("$setOnInsert", next), UPSERT);
    } else {
      Bson unchanged = new Document(CellDocuments.ID, id).append(EPOCH, seen);
      epochs().updateOne(unchanged, new Document("$set", next));
    }
    return progress();
  }

  /**
   * Whether the epoch that this instance has joined is the latest; true when it has joined none.
   */
  public boolean isCurrent() {
    return joined.map(latest()::equals).orElse(true);
  }

  /** Writes the position; no partition goes back. Returns true. */
  public boolean write(ReadPosition progress) {
    return Positions.write(collection(positions), progress);
  }

  private Epoch join() {
    Epoch epoch = latest();
    joined = Optional.of(epoch);
    return epoch;
  }

  private Epoch latest() {
    return Optional.ofNullable(epochs().find(eq(CellDocuments.ID, id)).first())
        .map(found -> new Epoch(found.getLong(EPOCH), Optional.ofNullable(found.getString(TOPIC))))
        .orElse(Epoch.FIRST);
  }

  private void dropBefore(Epoch epoch) {
    if (epoch.number() > 0) {
      Epoch before = new Epoch(epoch.number() - 1, Optional.empty());
      names.forEach(name -> collection(name, before).drop());
      collection(positions, before).drop();
    }
  }

  private MongoCollection<Document> collection(String name, Epoch epoch) {
    return database.get().getCollection(epoch.number() == 0 ? name : name + '-' + epoch.number());
  }

  private MongoCollection<Document> epochs() {
    return database.get().getCollection(EPOCHS);
  }

  private record Epoch(long number, Optional<String> topic) {
    static final Epoch FIRST = new Epoch(0, Optional.empty());
  }
}
