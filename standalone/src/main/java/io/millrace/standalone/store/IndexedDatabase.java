package io.millrace.standalone.store;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/**
 * A database whose collections find documents by their id, whatever other conditions the query has,
 * and store them as BSON. This class opens the maps of the file before the superclass does, so the
 * superclass gets the opened maps.
 */
final class IndexedDatabase extends H2Database {
  private final MVStore store;

  IndexedDatabase(String name, MVStore store, CursorRegistry cursors) {
    // The constructor of the superclass opens the collections, so the field must be set before.
    this.store = store;
    super(name, store, cursors);
  }

  @Override
  protected MongoCollection<Object> openOrCreateCollection(
      String collection, CollectionOptions options) {
    store.openMap(
        "databases." + getFullCollectionNamespace(collection),
        new MVMap.Builder<Object, Document>().valueType(new DocumentType()));
    return super.openOrCreateCollection(collection, options);
  }

  @Override
  protected Index<Object> openOrCreateUniqueIndex(
      String collection, String index, List<IndexKey> keys, boolean sparse) {
    store.openMap(
        getFullCollectionNamespace(collection) + "._index_" + index,
        new MVMap.Builder<KeyValue, Object>().keyType(new KeyType()));
    Index<Object> opened = super.openOrCreateUniqueIndex(collection, index, keys, sparse);
    boolean byId = keys.size() == 1 && keys.getFirst().getKey().equals(IdIndex.ID);
    return byId ? new IdIndex(opened) : opened;
  }
}
