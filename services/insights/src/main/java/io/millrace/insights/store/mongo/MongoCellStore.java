package io.millrace.insights.store.mongo;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Projections.include;
import static io.millrace.insights.store.mongo.MongoCalls.UPSERT;
import static io.millrace.insights.store.mongo.MongoCalls.answered;
import static io.millrace.insights.store.mongo.MongoCalls.batches;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.WriteModel;
import io.millrace.events.cell.Cell;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Kind;
import io.millrace.insights.store.CellRevision;
import io.millrace.insights.store.CellStore;
import io.millrace.insights.store.EntityWindow;
import io.millrace.insights.store.ReadPosition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

  private static final String BEFORE = "before";
  private static final String BUNDLES = "bundles";
  private static final String EXPIRY = "expiry";

  private static final String ENTITIES = "entities";
  private static final String ENTITY_WINDOWS = "entity-windows";
  private static final String LARGE_ENTITIES = "entities-large";

  private final MongoDatabaseFactory database;
  private final EpochCollections collections;
  private final EntityBuckets entities;

  MongoCellStore(MongoDatabaseFactory database) {
    this.database = database;
    this.collections =
        new EpochCollections(
            database::getMongoDatabase,
            "cells",
            "progress",
            Set.of(BUNDLES, EXPIRY, ENTITIES, ENTITY_WINDOWS, LARGE_ENTITIES));
    this.entities =
        new EntityBuckets(
            () -> collections.collection(ENTITIES),
            () -> collections.collection(LARGE_ENTITIES),
            () -> collections.collection(ENTITY_WINDOWS));
  }

  @Override
  public Map<Cell, CellRevision> find(Collection<Cell> cells) {
    Map<Boolean, Set<Cell>> byPlace =
        cells.stream()
            .collect(
                Collectors.partitioningBy(
                    cell -> cell.kind() == Kind.ENTITIES, Collectors.toSet()));
    Set<Cell> wanted = byPlace.getOrDefault(false, Set.of());
    Set<String> ids =
        wanted.stream().map(cell -> WindowDocument.of(cell).id()).collect(Collectors.toSet());
    Map<Cell, CellRevision> found = new HashMap<>();
    answered(
        () -> {
          entities.find(byPlace.getOrDefault(true, Set.of()), found);
          batches(ids, BATCH).forEach(batch -> find(batch, wanted, found));
          return found;
        });
    return found;
  }

  @Override
  public void write(Collection<CellRevision> revisions) {
    Map<Boolean, List<CellRevision>> byPlace =
        revisions.stream()
            .collect(Collectors.partitioningBy(held -> held.cell().kind() == Kind.ENTITIES));
    answered(() -> entities.write(byPlace.getOrDefault(true, List.of())));
    Map<WindowDocument, List<CellRevision>> bundles =
        byPlace.getOrDefault(false, List.of()).stream()
            .collect(Collectors.groupingBy(held -> WindowDocument.of(held.cell())));
    batches(bundles.entrySet(), WRITES).forEach(this::writeWindows);
  }

  @Override
  public Set<EntityWindow> withEntities(Collection<EntityWindow> windows) {
    return answered(() -> entities.existing(windows));
  }

  @Override
  public void entities(EntityWindow window, Consumer<CellRevision> action) {
    answered(() -> entities.each(window, action));
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

  @Override
  public void expire(EntityWindow window) {
    answered(() -> entities.expire(window));
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
      bundles().deleteMany(in(CellDocuments.ID, ids));
    }
  }

  private static List<String> ids(List<WindowDocument> first, int page) {
    return first.stream().map(each -> each.page(page).id()).toList();
  }

  /** The most pages of a cell in these documents, as far as the cells say; deleted ones do not. */
  private int pages(List<String> ids) {
    int most = 1;
    for (Document document : bundles().find(in(CellDocuments.ID, ids)).batchSize(WRITES)) {
      Stream<CellRevision> cells = CellDocuments.read(document);
      most = Math.max(most, cells.mapToInt(CellRevision::pages).max().orElse(1));
    }
    return most;
  }

  private List<String> found(List<String> ids) {
    return bundles()
        .find(in(CellDocuments.ID, ids))
        .projection(include(CellDocuments.ID))
        .map(document -> document.getString(CellDocuments.ID))
        .into(new ArrayList<>());
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
    return answered(collections::progress);
  }

  @Override
  public void write(ReadPosition progress) {
    answered(() -> collections.write(progress));
  }

  @Override
  public ReadPosition startOver(String topic) {
    return answered(() -> collections.startOver(topic));
  }

  @Override
  public boolean isCurrent() {
    return answered(collections::isCurrent);
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

  private void writeWindows(List<Map.Entry<WindowDocument, List<CellRevision>>> batch) {
    List<WriteModel<Document>> writes =
        batch.stream().map(each -> newest(each.getKey(), each.getValue())).toList();
    answered(() -> MongoCalls.write(bundles(), writes));
  }

  private static WriteModel<Document> newest(WindowDocument bundle, List<CellRevision> revisions) {
    Document parts = new Document();
    revisions.stream()
        .sorted(Comparator.comparingLong(CellRevision::revision))
        .forEach(held -> parts.append(CellDocuments.path(held), CellDocuments.write(held)));
    return new UpdateOneModel<>(
        new Document(CellDocuments.ID, bundle.id()), new Document("$max", parts), UPSERT);
  }

  private MongoDatabase mongo() {
    return database.getMongoDatabase();
  }

  private MongoCollection<Document> bundles() {
    return collections.collection(BUNDLES);
  }

  private MongoCollection<Document> expiry() {
    return collections.collection(EXPIRY);
  }
}
