package io.millrace.standalone.store;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Optional;

/**
 * The index of {@code _id} that also serves queries with more conditions than the id. The server's
 * own index serves only queries for the id alone; for all others the server would scan all
 * documents, so each conditional write of a cell would read all cells.
 */
final class IdIndex extends Index<Object> {
  static final String ID = "_id";

  private final Index<Object> index;

  IdIndex(Index<Object> index) {
    super(index.getName(), index.getKeys(), false);
    this.index = index;
  }

  @Override
  public boolean canHandle(Document query) {
    return id(query).filter(index::canHandle).isPresent();
  }

  /** Returns candidates. The collection compares each of them with the whole query. */
  @Override
  public Iterable<Object> getPositions(Document query) {
    return index.getPositions(id(query).orElseThrow());
  }

  @Override
  public Object getPosition(Document document) {
    return index.getPosition(document);
  }

  @Override
  public void checkAdd(Document document, MongoCollection<Object> collection) {
    index.checkAdd(document, collection);
  }

  @Override
  public void add(Document document, Object position, MongoCollection<Object> collection) {
    index.add(document, position, collection);
  }

  @Override
  public Object remove(Document document) {
    return index.remove(document);
  }

  @Override
  public void checkUpdate(
      Document oldDocument, Document newDocument, MongoCollection<Object> collection) {
    index.checkUpdate(oldDocument, newDocument, collection);
  }

  @Override
  public void updateInPlace(
      Document oldDocument,
      Document newDocument,
      Object position,
      MongoCollection<Object> collection) {
    index.updateInPlace(oldDocument, newDocument, position, collection);
  }

  @Override
  public long getCount() {
    return index.getCount();
  }

  @Override
  public long getDataSize() {
    return index.getDataSize();
  }

  @Override
  public boolean isUnique() {
    return index.isUnique();
  }

  @Override
  public void drop() {
    index.drop();
  }

  private static Optional<Document> id(Document query) {
    return Optional.ofNullable(query.get(ID)).map(id -> new Document(ID, id));
  }
}
