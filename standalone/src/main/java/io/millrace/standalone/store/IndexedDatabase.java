package io.millrace.standalone.store;

import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import java.util.List;
import org.h2.mvstore.MVStore;

/** A database whose collections find documents by their id whatever else is asked of them. */
final class IndexedDatabase extends H2Database {

  IndexedDatabase(String name, MVStore store, CursorRegistry cursors) {
    super(name, store, cursors);
  }

  @Override
  protected Index<Object> openOrCreateUniqueIndex(
      String collection, String index, List<IndexKey> keys, boolean sparse) {
    Index<Object> opened = super.openOrCreateUniqueIndex(collection, index, keys, sparse);
    boolean byId = keys.size() == 1 && keys.getFirst().getKey().equals(IdIndex.ID);
    return byId ? new IdIndex(opened) : opened;
  }
}
