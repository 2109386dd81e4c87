package io.millrace.insights.store.mongo;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import io.millrace.events.cell.Cell;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Kind;
import io.millrace.insights.store.CellRevision;
import io.millrace.insights.store.CellStore;
import io.millrace.insights.store.ReadPosition;
import io.millrace.insights.store.StoreUnavailableException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.stereotype.Component;

/**
 * Stores cells in MongoDB, several in one document. All documents are found by {@code _id}: the
 * embedded store has no other index, and MongoDB needs none. There are only ordinary writes,
 * without transactions and pipelines, because the embedded store has neither.
 */
@Component
final class MongoCellStore implements CellStore {
  private static final int BATCH = 1_000;

  /** A small number, because readers of the embedded store wait until a write command ends. */
  private static final int WRITES = 100;

  private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);
  private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);
  private static final String BEFORE = "before";

  private final MongoDatabaseFactory database;

  MongoCellStore(MongoDatabaseFactory database) {
    this.database = database;
  }

  @Override
  public Map<Cell, CellRevision> find(Collection<Cell> cells) {
    Set<Cell> wanted = Set.copyOf(cells);
    Set<String> ids =
        wanted.stream().map(cell -> WindowDocument.of(cell).id()).collect(Collectors.toSet());
    Map<Cell, CellRevision> found = new HashMap<>();
    answered(
        () -> {
          batches(ids, BATCH).forEach(batch -> find(batch, wanted, found));
          return found;
        });
    return found;
  }

  @Override
  public void write(Collection<CellRevision> revisions) {
    Map<WindowDocument, List<CellRevision>> bundles =
        revisions.stream().collect(Collectors.groupingBy(held -> WindowDocument.of(held.cell())));
    batches(bundles.entrySet(), WRITES)
        .forEach(
            batch ->
                bulk(
                    bundles(),
                    batch.stream().map(each -> newest(each.getKey(), each.getValue())).toList()));
  }

  @Override
  public void forget(Collection<CellRevision> deletions) {
    batches(deletions, WRITES)
        .forEach(batch -> bulk(bundles(), batch.stream().map(MongoCellStore::forget).toList()));
  }

  @Override
  public void expire(Kind kind, String platform, Grain grain, long from, long to) {
    List<WindowDocument> first = WindowDocument.before(kind, platform, grain, from, to).toList();
    answered(
        () -> {
          batches(first, WRITES).forEach(this::expire);
          return true;
        });
  }

  /** Further pages first: only the first ones know of them. */
  private void expire(List<WindowDocument> first) {
    List<String> ids = first.stream().map(WindowDocument::id).toList();
    List<String> further = new ArrayList<>();
    for (Document document : bundles().find(in(CellDocuments.ID, ids)).batchSize(WRITES)) {
      WindowDocument bundle = WindowDocument.ofId(document.getString(CellDocuments.ID));
      int pages = CellDocuments.read(document).mapToInt(CellRevision::pages).max().orElse(1);
      IntStream.range(1, pages)
          .mapToObj(bundle::page)
          .map(WindowDocument::id)
          .forEach(further::add);
    }
    batches(further, WRITES).forEach(batch -> bundles().deleteMany(in(CellDocuments.ID, batch)));
    bundles().deleteMany(in(CellDocuments.ID, ids));
  }

  @Override
  public OptionalLong expired(Grain grain) {
    return answered(
        () ->
            Optional.ofNullable(expiry().find(eq(CellDocuments.ID, grain.id())).first())
                .map(document -> OptionalLong.of(document.getLong(BEFORE)))
                .orElse(OptionalLong.empty()));
  }

  @Override
  public void expired(Grain grain, long before) {
    Bson later = new Document("$max", new Document(BEFORE, before));
    answered(() -> expiry().updateOne(eq(CellDocuments.ID, grain.id()), later, UPSERT));
  }

  @Override
  public ReadPosition progress() {
    return answered(() -> Positions.read(positions()));
  }

  @Override
  public void write(ReadPosition progress) {
    answered(() -> Positions.write(positions(), progress));
  }

  @Override
  public void clear() {
    // The position first: without it the next start begins anew, whatever is left of the cells.
    answered(
        () -> {
          positions().drop();
          bundles().drop();
          expiry().drop();
          return true;
        });
  }

  @Override
  public void ping() {
    answered(() -> mongo().runCommand(new Document("ping", 1)));
  }

  private void find(List<String> ids, Set<Cell> wanted, Map<Cell, CellRevision> found) {
    for (Document document : bundles().find(in(CellDocuments.ID, ids)).batchSize(BATCH)) {
      CellDocuments.read(document)
          .filter(revision -> wanted.contains(revision.cell()))
          .forEach(revision -> found.put(revision.cell(), revision));
    }
  }

  private void bulk(MongoCollection<Document> collection, List<WriteModel<Document>> writes) {
    if (!writes.isEmpty()) {
      answered(() -> collection.bulkWrite(writes, UNORDERED));
    }
  }

  private static WriteModel<Document> newest(WindowDocument bundle, List<CellRevision> revisions) {
    Document parts = new Document();
    revisions.stream()
        .sorted(Comparator.comparingLong(CellRevision::revision))
        .forEach(held -> parts.append(CellDocuments.path(held), CellDocuments.write(held)));
    return new UpdateOneModel<>(
        new Document(CellDocuments.ID, bundle.id()), new Document("$max", parts), UPSERT);
  }

  private static WriteModel<Document> forget(CellRevision deletion) {
    Bson notNewer =
        new Document(CellDocuments.ID, WindowDocument.of(deletion.cell()).id())
            .append(
                CellDocuments.revisionPath(deletion), new Document("$lte", deletion.revision()));
    return new UpdateOneModel<>(
        notNewer, new Document("$unset", new Document(CellDocuments.path(deletion), "")));
  }

  private MongoDatabase mongo() {
    return database.getMongoDatabase();
  }

  private MongoCollection<Document> bundles() {
    return mongo().getCollection("bundles");
  }

  private MongoCollection<Document> expiry() {
    return mongo().getCollection("expiry");
  }

  private MongoCollection<Document> positions() {
    return mongo().getCollection("progress");
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
