package io.millrace.insights.store.mongo;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import io.millrace.insights.store.ReadPosition;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * The collections that hold what was read of one topic, positions included. Each time the topic is
 * read from its beginning, an epoch begins, with collections of its own: {@code name-epoch}. So an
 * instance that begins anew drops nothing that another one has written for the same topic, and one
 * that has not noticed a new epoch writes where nobody reads any more.
 *
 * <p>Collection {@code epochs} says which epoch it is, {@code {_id: what, epoch, topic}}. Without
 * that document it is epoch 0, whose collections have plain names; earlier versions wrote these.
 *
 * <p>Safe for use by several threads. Methods throw what the driver throws.
 */
public final class EpochCollections {
  private static final String EPOCHS = "epochs";
  private static final String EPOCH = "epoch";
  private static final String TOPIC = "topic";
  private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

  private final Supplier<MongoDatabase> database;
  private final String id;
  private final String positions;
  private final Set<String> names;
  private volatile Optional<Epoch> joined = Optional.empty();

  /**
   * Collections of a database.
   *
   * @param id tells what is kept here from what else is kept in the database
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

  /** Joins the latest epoch and drops what is left of the one before. Its position. */
  public ReadPosition progress() {
    Epoch epoch = join();
    dropBefore(epoch);
    ReadPosition stored = Positions.read(collection(positions, epoch));
    return stored.topic().isPresent()
        ? stored
        : epoch.topic().map(ReadPosition::at).orElse(ReadPosition.none());
  }

  /**
   * Begins an epoch for that topic, unless another instance has begun one since this one joined.
   * Joins the latest. Its position.
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
