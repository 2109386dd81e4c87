package io.millrace.insights.store.mongo;

import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Projections.include;
import static io.millrace.insights.store.mongo.MongoCalls.UPSERT;
import static io.millrace.insights.store.mongo.MongoCalls.batches;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.WriteModel;
import io.millrace.events.cell.Cell;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Kind;
import io.millrace.insights.store.CellRevision;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;

/**
 * Stores the cells of all kinds but entities: neighbouring windows of one platform, kind and grain
 * in one document, see {@link WindowDocument}. Safe for threads. Methods throw what the driver
 * throws.
 */
final class WindowBuckets {
  private static final int BATCH = 1_000;

  /** A small number, because readers of the embedded store wait until a write command ends. */
  private static final int WRITES = 100;

  private final Supplier<MongoCollection<Document>> documents;

  WindowBuckets(Supplier<MongoCollection<Document>> documents) {
    this.documents = documents;
  }

  /** Adds those of these cells that are stored to {@code found}. */
  void find(Set<Cell> wanted, Map<Cell, CellRevision> found) {
    Set<String> ids =
        wanted.stream().map(cell -> WindowDocument.of(cell).id()).collect(Collectors.toSet());
    batches(ids, BATCH).forEach(batch -> find(batch, wanted, found));
  }

  /** Writes revisions in several commands. A newer stored revision stays. Returns true. */
  boolean write(List<CellRevision> revisions) {
    Map<WindowDocument, List<CellRevision>> windows =
        revisions.stream().collect(Collectors.groupingBy(held -> WindowDocument.of(held.cell())));
    batches(windows.entrySet(), WRITES).forEach(this::writeWindows);
    return true;
  }

  /**
   * Deletes the documents of {@link WindowDocument#before}, with all their pages. Returns true.
   *
   * @throws IllegalArgumentException for a grain whose windows are stored alone
   */
  boolean expire(Kind kind, String platform, Grain grain, long from, long to) {
    batches(WindowDocument.before(kind, platform, grain, from, to).toList(), WRITES)
        .forEach(this::expire);
    return true;
  }

  /** Further pages first, the last one before the others: only earlier ones lead to them. */
  private void expire(List<WindowDocument> first) {
    List<List<String>> pages = new ArrayList<>();
    pages.add(ids(first, 0));
    int known = pages(pages.getFirst());
    List<String> there = found(ids(first, 1));
    while (!there.isEmpty() || pages.size() < known) {
      pages.add(there);
      there = found(ids(first, pages.size()));
    }
    for (List<String> ids : pages.reversed()) {
      documents.get().deleteMany(in(CellDocuments.ID, ids));
    }
  }

  private static List<String> ids(List<WindowDocument> first, int page) {
    return first.stream().map(each -> each.page(page).id()).toList();
  }

  /** The most pages of a cell in these documents, as far as the cells say; deleted ones do not. */
  private int pages(List<String> ids) {
    int most = 1;
    for (Document document : documents.get().find(in(CellDocuments.ID, ids)).batchSize(WRITES)) {
      Stream<CellRevision> cells = CellDocuments.read(document);
      most = Math.max(most, cells.mapToInt(CellRevision::pages).max().orElse(1));
    }
    return most;
  }

  private List<String> found(List<String> ids) {
    return documents
        .get()
        .find(in(CellDocuments.ID, ids))
        .projection(include(CellDocuments.ID))
        .map(document -> document.getString(CellDocuments.ID))
        .into(new ArrayList<>());
  }

  private void find(List<String> ids, Set<Cell> wanted, Map<Cell, CellRevision> found) {
    for (Document document : documents.get().find(in(CellDocuments.ID, ids)).batchSize(BATCH)) {
      CellDocuments.read(document)
          .filter(revision -> wanted.contains(revision.cell()))
          .forEach(revision -> found.put(revision.cell(), revision));
    }
  }

  private void writeWindows(List<Map.Entry<WindowDocument, List<CellRevision>>> batch) {
    List<WriteModel<Document>> writes =
        batch.stream().map(each -> newest(each.getKey(), each.getValue())).toList();
    MongoCalls.write(documents.get(), writes);
  }

  private static WriteModel<Document> newest(WindowDocument window, List<CellRevision> revisions) {
    Document parts = new Document();
    revisions.stream()
        .sorted(Comparator.comparingLong(CellRevision::revision))
        .forEach(held -> parts.append(CellDocuments.path(held), CellDocuments.write(held)));
    return new UpdateOneModel<>(
        new Document(CellDocuments.ID, window.id()), new Document("$max", parts), UPSERT);
  }
}
