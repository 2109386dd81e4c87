package io.millrace.insights.store.mongo;

import static com.mongodb.client.model.Filters.in;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import io.millrace.events.cell.Cell;
import io.millrace.insights.store.CellRevision;
import io.millrace.insights.store.CellStore;
import io.millrace.insights.store.Progress;
import io.millrace.insights.store.StoreUnavailableException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.stereotype.Component;

/**
 * Cells in MongoDB. Everything is found by {@code _id}: the embedded store has no other index. Only
 * ordinary writes are used, no transactions and no pipelines, for the same reason.
 */
@Component
final class MongoCellStore implements CellStore {
  private static final int BATCH = 1_000;

  /** Small, as readers of the embedded store wait for a command of writes to end. */
  private static final int WRITES = 100;

  private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);
  private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

  private final MongoDatabaseFactory database;

  MongoCellStore(MongoDatabaseFactory database) {
    this.database = database;
  }

  @Override
  public Map<Cell, CellRevision> find(Collection<Cell> cells) {
    Map<Cell, CellRevision> found = new HashMap<>();
    answered(
        () -> {
          batches(cells, BATCH).forEach(batch -> find(batch, found));
          return found;
        });
    return found;
  }

  @Override
  public void write(Collection<CellRevision> revisions) {
    batches(revisions, WRITES)
        .forEach(batch -> bulk(cells(), batch.stream().map(MongoCellStore::upsert).toList()));
  }

  @Override
  public void forget(Collection<CellRevision> deletions) {
    batches(deletions, WRITES)
        .forEach(batch -> bulk(cells(), batch.stream().map(MongoCellStore::delete).toList()));
  }

  @Override
  public Progress progress() {
    return answered(() -> ProgressDocuments.read(positions().find()));
  }

  @Override
  public void write(Progress progress) {
    List<WriteModel<Document>> writes = new ArrayList<>();
    ProgressDocuments.write(progress)
        .forEach(document -> writes.add(newer(document, ProgressDocuments.NEXT)));
    bulk(positions(), writes);
  }

  @Override
  public void clear() {
    // The position first: without it the next start begins anew, whatever is left of the cells.
    answered(
        () -> {
          positions().drop();
          cells().drop();
          return true;
        });
  }

  @Override
  public void ping() {
    answered(() -> mongo().runCommand(new Document("ping", 1)));
  }

  private void find(List<Cell> batch, Map<Cell, CellRevision> found) {
    List<String> ids = batch.stream().map(Cell::key).toList();
    for (Document document : cells().find(in(CellDocuments.ID, ids)).batchSize(BATCH)) {
      CellRevision revision = CellDocuments.read(document);
      found.put(revision.cell(), revision);
    }
  }

  private void bulk(MongoCollection<Document> collection, List<WriteModel<Document>> writes) {
    if (writes.isEmpty()) {
      return;
    }
    answered(
        () -> {
          try {
            return collection.bulkWrite(writes, UNORDERED);
          } catch (MongoBulkWriteException e) {
            return onlyDuplicates(e);
          }
        });
  }

  /** An upsert whose filter found a newer revision tries to insert, and is refused: as wished. */
  private static Object onlyDuplicates(MongoBulkWriteException e) {
    boolean expected =
        e.getWriteConcernError() == null
            && e.getWriteErrors().stream()
                .allMatch(
                    error ->
                        ErrorCategory.fromErrorCode(error.getCode())
                            == ErrorCategory.DUPLICATE_KEY);
    if (!expected) {
      throw e;
    }
    return e.getWriteResult();
  }

  private static WriteModel<Document> upsert(CellRevision revision) {
    return newer(CellDocuments.write(revision), CellDocuments.REVISION);
  }

  /** The id stands for itself, not inside of an {@code $and}: so the embedded store sees it. */
  private static WriteModel<Document> newer(Document document, String order) {
    Bson older =
        new Document(CellDocuments.ID, document.get(CellDocuments.ID))
            .append(order, new Document("$lt", document.getLong(order)));
    return new ReplaceOneModel<>(older, document, UPSERT);
  }

  private static WriteModel<Document> delete(CellRevision deletion) {
    return new DeleteOneModel<>(
        new Document(CellDocuments.ID, deletion.cell().key())
            .append(CellDocuments.REVISION, new Document("$lte", deletion.revision())));
  }

  private MongoDatabase mongo() {
    return database.getMongoDatabase();
  }

  private MongoCollection<Document> cells() {
    return mongo().getCollection("cells");
  }

  private MongoCollection<Document> positions() {
    return mongo().getCollection("positions");
  }

  private static <T> List<List<T>> batches(Collection<T> all, int size) {
    List<T> list = List.copyOf(all);
    List<List<T>> batches = new ArrayList<>();
    for (int from = 0; from < list.size(); from += size) {
      batches.add(list.subList(from, Math.min(from + size, list.size())));
    }
    return batches;
  }

  private static <T> T answered(Supplier<T> call) {
    try {
      return call.get();
    } catch (MongoException e) {
      throw new StoreUnavailableException("MongoDB: " + e.getMessage(), e);
    }
  }
}
