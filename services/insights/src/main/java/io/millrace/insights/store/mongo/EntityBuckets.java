package io.millrace.insights.store.mongo;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Projections.include;
import static io.millrace.insights.store.mongo.MongoCalls.UNORDERED;
import static io.millrace.insights.store.mongo.MongoCalls.batches;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.WriteModel;
import io.millrace.events.cell.Cell;
import io.millrace.insights.store.CellRevision;
import io.millrace.insights.store.EntityWindow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The cells of entities in documents that are found by {@code _id} only: the embedded store scans a
 * collection for everything else.
 *
 * <ul>
 *   <li>{@code entities}: {@code type|platform|grain|start|n} has a part of the entities of a
 *       window, {@code {cells: {name: {r: revision, p: partition, v: contents}}}}.
 *   <li>{@code entities-large}: the key of a cell has contents that are too long for a shared
 *       document; its entry there has {@code l: true} in place of the contents.
 *   <li>{@code entity-windows}: {@code type|platform|grain|start} exists when the window has cells.
 * </ul>
 *
 * <p>Entries are replaced by newer revisions only, so writes can be repeated and need no order.
 * Methods throw what the driver throws.
 */
final class EntityBuckets {
  private static final Logger log = LoggerFactory.getLogger(EntityBuckets.class);

  /** A part of a window that is in memory while it is read: some megabytes. */
  private static final int READS = 64;

  private static final int IDS = 1_000;
  private static final int WRITES = 100;
  private static final int TOO_LARGE = 17_419;
  private static final int TOO_LARGE_INSIDE = 10_334;

  private final Supplier<MongoCollection<Document>> buckets;
  private final Supplier<MongoCollection<Document>> large;
  private final Supplier<MongoCollection<Document>> windows;

  EntityBuckets(
      Supplier<MongoCollection<Document>> buckets,
      Supplier<MongoCollection<Document>> large,
      Supplier<MongoCollection<Document>> windows) {
    this.buckets = buckets;
    this.large = large;
    this.windows = windows;
  }

  /**
   * Writes the windows first, then large cells, then the entries that lead to them: so nothing that
   * was written is missed after a stop in between. Returns true.
   */
  boolean write(List<CellRevision> revisions) {
    bulk(
        windows.get(),
        revisions.stream()
            .flatMap(revision -> EntityWindow.of(revision.cell()).stream())
            .distinct()
            .map(EntityDocuments::exists)
            .toList());
    bulk(
        large.get(),
        revisions.stream().filter(EntityDocuments::isLarge).map(EntityDocuments::large).toList());
    Map<EntityBucket, List<CellRevision>> byBucket =
        revisions.stream().collect(Collectors.groupingBy(held -> EntityBucket.of(held.cell())));
    bulk(
        buckets.get(),
        byBucket.entrySet().stream()
            .map(each -> EntityDocuments.entries(each.getKey(), each.getValue()))
            .toList());
    return true;
  }

  /** Finds those of the windows that have cells. */
  Set<EntityWindow> existing(Collection<EntityWindow> wanted) {
    Map<String, EntityWindow> byId = new HashMap<>();
    wanted.forEach(window -> byId.put(window.id(), window));
    Set<EntityWindow> found = new HashSet<>();
    for (List<String> ids : batches(List.copyOf(byId.keySet()), IDS)) {
      windows
          .get()
          .find(in(CellDocuments.ID, ids))
          .batchSize(IDS)
          .map(document -> document.getString(CellDocuments.ID))
          .forEach(id -> Optional.ofNullable(byId.get(id)).ifPresent(found::add));
    }
    return found;
  }

  /** Calls the action for each cell of the window. Returns true. */
  boolean each(EntityWindow window, Consumer<CellRevision> action) {
    read(EntityBucket.all(window).toList(), Optional.empty(), action);
    return true;
  }

  /**
   * Deletes the large cells first, then the entries that lead to them, then the window: so nothing
   * is left behind after a stop in between. Returns true.
   */
  boolean expire(EntityWindow window) {
    for (List<EntityBucket> part : batches(EntityBucket.all(window).toList(), READS)) {
      List<String> ids = part.stream().map(EntityBucket::id).toList();
      for (List<String> keys : batches(largeOf(part, ids), IDS)) {
        large.get().deleteMany(in(CellDocuments.ID, keys));
      }
      buckets.get().deleteMany(in(CellDocuments.ID, ids));
    }
    windows.get().deleteOne(eq(CellDocuments.ID, window.id()));
    return true;
  }

  /** The keys of the cells in these documents that may have documents of their own. */
  private List<String> largeOf(List<EntityBucket> part, List<String> ids) {
    Map<String, EntityBucket> byId = new HashMap<>();
    part.forEach(bucket -> byId.put(bucket.id(), bucket));
    List<String> keys = new ArrayList<>();
    for (Document document : buckets.get().find(in(CellDocuments.ID, ids)).batchSize(part.size())) {
      EntityBucket bucket = byId.get(document.getString(CellDocuments.ID));
      if (bucket != null) {
        Document cells = document.get(EntityDocuments.CELLS, new Document());
        cells.keySet().forEach(name -> keys.add(bucket.cell(name).key()));
      }
    }
    return keys;
  }

  /** Finds these cells. Of a single entity, it reads only its entries of each document. */
  void find(Set<Cell> wanted, Map<Cell, CellRevision> found) {
    Set<String> names = wanted.stream().map(EntityBucket::name).collect(Collectors.toSet());
    Optional<Bson> only =
        names.size() == 1
            ? names.stream().findFirst().map(name -> include(EntityDocuments.CELLS + '.' + name))
            : Optional.empty();
    read(
        wanted.stream().map(EntityBucket::of).distinct().toList(),
        only,
        revision -> {
          if (wanted.contains(revision.cell())) {
            found.put(revision.cell(), revision);
          }
        });
  }

  private void read(List<EntityBucket> wanted, Optional<Bson> only, Consumer<CellRevision> action) {
    for (List<EntityBucket> part : batches(wanted, only.isPresent() ? IDS : READS)) {
      Map<String, EntityBucket> byId = new HashMap<>();
      part.forEach(bucket -> byId.put(bucket.id(), bucket));
      List<Cell> elsewhere = new ArrayList<>();
      for (Document document :
          buckets
              .get()
              .find(in(CellDocuments.ID, byId.keySet()))
              .projection(only.orElse(null))
              .batchSize(part.size())) {
        EntityBucket bucket = byId.get(document.getString(CellDocuments.ID));
        if (bucket != null) {
          read(bucket, document, elsewhere, action);
        }
      }
      readLarge(elsewhere, action);
    }
  }

  private static void read(
      EntityBucket bucket, Document document, List<Cell> elsewhere, Consumer<CellRevision> action) {
    document
        .get(EntityDocuments.CELLS, new Document())
        .forEach(
            (name, part) -> {
              Document held = (Document) part;
              Cell cell = bucket.cell(name);
              if (held.containsKey(EntityDocuments.IS_LARGE)) {
                elsewhere.add(cell);
              } else {
                action.accept(EntityDocuments.revision(cell, held));
              }
            });
  }

  private void readLarge(List<Cell> cells, Consumer<CellRevision> action) {
    for (List<Cell> part : batches(cells, READS)) {
      for (Document document :
          large
              .get()
              .find(in(CellDocuments.ID, part.stream().map(Cell::key).toList()))
              .batchSize(READS)) {
        action.accept(
            EntityDocuments.revision(
                Cell.ofKey(document.getString(CellDocuments.ID)),
                document.get(EntityDocuments.CELLS, new Document())));
      }
    }
  }

  /** Writes. A document that has grown to the largest size gets no more entities. */
  private static void bulk(
      MongoCollection<Document> collection, List<WriteModel<Document>> writes) {
    for (List<WriteModel<Document>> part : batches(writes, WRITES)) {
      try {
        collection.bulkWrite(part, UNORDERED);
      } catch (MongoBulkWriteException e) {
        if (!isFull(e)) {
          throw e;
        }
        log.warn("some entities are not stored: a window of their platform has too many");
      }
    }
  }

  private static boolean isFull(MongoBulkWriteException e) {
    return e.getWriteConcernError() == null
        && e.getWriteErrors().stream()
            .allMatch(error -> error.getCode() == TOO_LARGE || error.getCode() == TOO_LARGE_INSIDE);
  }
}
