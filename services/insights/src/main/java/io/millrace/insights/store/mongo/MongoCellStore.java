package io.millrace.insights.store.mongo;

import static com.mongodb.client.model.Filters.eq;
import static io.millrace.insights.store.mongo.MongoCalls.UPSERT;
import static io.millrace.insights.store.mongo.MongoCalls.answered;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.millrace.events.cell.Cell;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Kind;
import io.millrace.insights.store.CellRevision;
import io.millrace.insights.store.CellStore;
import io.millrace.insights.store.EntityWindow;
import io.millrace.insights.store.ReadPosition;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
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
  private static final String BEFORE = "before";
  private static final String WINDOWS = "bundles";
  private static final String EXPIRY = "expiry";

  private static final String ENTITIES = "entities";
  private static final String ENTITY_WINDOWS = "entity-windows";
  private static final String LARGE_ENTITIES = "entities-large";

  private final MongoDatabaseFactory database;
  private final EpochCollections collections;
  private final WindowBuckets windows;
  private final EntityBuckets entities;

  MongoCellStore(MongoDatabaseFactory database) {
    this.database = database;
    this.collections =
        new EpochCollections(
            database::getMongoDatabase,
            "cells",
            "progress",
            Set.of(WINDOWS, EXPIRY, ENTITIES, ENTITY_WINDOWS, LARGE_ENTITIES));
    this.windows = new WindowBuckets(() -> collections.collection(WINDOWS));
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
    Map<Cell, CellRevision> found = new HashMap<>();
    answered(
        () -> {
          entities.find(byPlace.getOrDefault(true, Set.of()), found);
          windows.find(byPlace.getOrDefault(false, Set.of()), found);
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
    answered(() -> windows.write(byPlace.getOrDefault(false, List.of())));
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
    answered(() -> windows.expire(kind, platform, grain, from, to));
  }

  @Override
  public void expire(EntityWindow window) {
    answered(() -> entities.expire(window));
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

  private MongoDatabase mongo() {
    return database.getMongoDatabase();
  }

  private MongoCollection<Document> expiry() {
    return collections.collection(EXPIRY);
  }
}
