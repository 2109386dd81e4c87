package io.millrace.insights.views.mongo;

import io.millrace.insights.store.limited.LimitedDocuments;
import io.millrace.insights.views.store.SavedView;
import io.millrace.insights.views.store.ViewStore;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.stereotype.Component;

/**
 * Stores views in the collection {@code views}. A writer first writes its name and then looks for
 * others of that name. When it finds one, it takes its own write back. So of two writers at least
 * one sees the other.
 */
@Component
final class MongoViewStore implements ViewStore {
  private static final String NAME = "name";
  private static final String HASH = "hash";
  private static final String CREATED_AT = "createdAt";
  private static final String BY = "by";

  private final LimitedDocuments views;

  MongoViewStore(MongoDatabaseFactory database) {
    this.views = new LimitedDocuments(database, "views");
  }

  @Override
  public List<SavedView> all() {
    return views.find(new Document()).stream().map(MongoViewStore::view).toList();
  }

  @Override
  public Written add(String name, String hash, long createdAt, String by, int most) {
    if (isTaken(name, "")) {
      return new Written.NameTaken();
    }
    Document fields = fields(name, hash).append(CREATED_AT, createdAt).append(BY, by);
    return views
        .add(fields, most)
        .map(MongoViewStore::view)
        .map(this::unlessTaken)
        .orElseGet(Written.Full::new);
  }

  @Override
  public Optional<Written> replace(String id, String name, String hash) {
    Optional<SavedView> before = views.find(id).map(MongoViewStore::view);
    if (before.isEmpty()) {
      return Optional.empty();
    }
    if (isTaken(name, id)) {
      return Optional.of(new Written.NameTaken());
    }
    Optional<SavedView> after = views.set(id, fields(name, hash)).map(MongoViewStore::view);
    if (after.isPresent() && isTaken(name, id)) {
      var _ = views.set(id, fields(before.get().name(), before.get().hash()));
      return Optional.of(new Written.NameTaken());
    }
    return after.map(Written.Stored::new);
  }

  @Override
  public boolean delete(String id) {
    return views.delete(id);
  }

  private Written unlessTaken(SavedView mine) {
    if (isTaken(mine.name(), mine.id())) {
      var _ = views.delete(mine.id());
      return new Written.NameTaken();
    }
    return new Written.Stored(mine);
  }

  /** Whether another view than the one of that id has the name. */
  private boolean isTaken(String name, String id) {
    return views.find(new Document(NAME, name)).stream()
        .anyMatch(view -> !LimitedDocuments.id(view).equals(id));
  }

  private static Document fields(String name, String hash) {
    return new Document(NAME, name).append(HASH, hash);
  }

  private static SavedView view(Document document) {
    return new SavedView(
        LimitedDocuments.id(document),
        document.getString(NAME),
        document.getString(HASH),
        document.getLong(CREATED_AT),
        document.getString(BY));
  }
}
