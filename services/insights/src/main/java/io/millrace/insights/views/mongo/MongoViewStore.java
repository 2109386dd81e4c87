package io.millrace.insights.views.mongo;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import io.millrace.insights.store.StoreUnavailableException;
import io.millrace.insights.views.store.SavedView;
import io.millrace.insights.views.store.ViewStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.bson.Document;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.stereotype.Component;

/**
 * Stores views in the collection {@code views}. The {@code _id} of a document is the number of its
 * place, as with notes, so the number of views is limited without a lock. A writer first writes its
 * name and then looks for others of that name. When it finds one, it takes its own write back. So
 * of two writers at least one sees the other.
 */
@Component
final class MongoViewStore implements ViewStore {
  private static final String VIEWS = "views";
  private static final String PLACE = "_id";
  private static final String KEY = "key";
  private static final String NAME = "name";
  private static final String HASH = "hash";
  private static final String CREATED_AT = "createdAt";
  private static final String BY = "by";

  private final MongoDatabaseFactory database;

  MongoViewStore(MongoDatabaseFactory database) {
    this.database = database;
  }

  @Override
  public List<SavedView> all() {
    return answered(
        () -> {
          List<SavedView> all = new ArrayList<>();
          views().find().forEach(document -> all.add(view(document)));
          return all;
        });
  }

  @Override
  public Written add(String name, String hash, long createdAt, String by, int most) {
    return answered(
        () -> {
          if (isTaken(name, "")) {
            return new Written.NameTaken();
          }
          return freePlaces(most).stream()
              .flatMap(place -> insert(place, name, hash, createdAt, by).stream())
              .findFirst()
              .map(this::unlessTaken)
              .orElseGet(Written.Full::new);
        });
  }

  @Override
  public Optional<Written> replace(String id, String name, String hash) {
    Optional<Document> wanted = wanted(id);
    if (wanted.isEmpty()) {
      return Optional.empty();
    }
    return answered(
        () -> {
          Optional<Document> before = Optional.ofNullable(views().find(wanted.get()).first());
          if (before.isEmpty()) {
            return Optional.empty();
          }
          if (isTaken(name, id)) {
            return Optional.of(new Written.NameTaken());
          }
          Optional<SavedView> after = update(wanted.get(), name, hash);
          if (after.isPresent() && isTaken(name, id)) {
            var _ =
                update(wanted.get(), before.get().getString(NAME), before.get().getString(HASH));
            return Optional.of(new Written.NameTaken());
          }
          return after.map(Written.Stored::new);
        });
  }

  @Override
  public boolean delete(String id) {
    return wanted(id)
        .filter(view -> answered(() -> views().deleteOne(view).getDeletedCount() > 0))
        .isPresent();
  }

  private Written unlessTaken(SavedView mine) {
    if (!isTaken(mine.name(), mine.id())) {
      return new Written.Stored(mine);
    }
    wanted(mine.id()).ifPresent(view -> views().deleteOne(view));
    return new Written.NameTaken();
  }

  /** Whether another view than the one of that id has the name. */
  private boolean isTaken(String name, String id) {
    List<SavedView> found = new ArrayList<>();
    views().find(new Document(NAME, name)).forEach(document -> found.add(view(document)));
    return found.stream().anyMatch(view -> !view.id().equals(id));
  }

  private Optional<SavedView> update(Document wanted, String name, String hash) {
    return Optional.ofNullable(
            views()
                .findOneAndUpdate(
                    wanted,
                    new Document("$set", new Document(NAME, name).append(HASH, hash)),
                    new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER)))
        .map(MongoViewStore::view);
  }

  /** The document of that id; empty for a text that is no id. */
  private static Optional<Document> wanted(String id) {
    int end = id.indexOf('-');
    return id.matches("[0-9]{1,6}-[0-9a-f-]{36}")
        ? Optional.of(
            new Document(PLACE, Integer.parseInt(id.substring(0, end)))
                .append(KEY, id.substring(end + 1)))
        : Optional.empty();
  }

  /** Returns the free places in a random order, so that instances seldom try the same one. */
  private List<Integer> freePlaces(int most) {
    Set<Integer> taken = new HashSet<>();
    views()
        .find()
        .projection(new Document(PLACE, 1))
        .forEach(document -> taken.add(document.getInteger(PLACE)));
    List<Integer> free = new ArrayList<>(IntStream.range(0, most).boxed().toList());
    free.removeAll(taken);
    Collections.shuffle(free);
    return free;
  }

  private Optional<SavedView> insert(
      int place, String name, String hash, long createdAt, String by) {
    Document document =
        new Document(PLACE, place)
            .append(KEY, UUID.randomUUID().toString())
            .append(NAME, name)
            .append(HASH, hash)
            .append(CREATED_AT, createdAt)
            .append(BY, by);
    try {
      views().insertOne(document);
      return Optional.of(view(document));
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static SavedView view(Document document) {
    return new SavedView(
        document.getInteger(PLACE) + "-" + document.getString(KEY),
        document.getString(NAME),
        document.getString(HASH),
        document.getLong(CREATED_AT),
        document.getString(BY));
  }

  private MongoCollection<Document> views() {
    return database.getMongoDatabase().getCollection(VIEWS);
  }

  private static <T> T answered(Supplier<T> call) {
    try {
      return call.get();
    } catch (MongoException e) {
      throw new StoreUnavailableException("MongoDB: " + e.getMessage(), e);
    }
  }
}
