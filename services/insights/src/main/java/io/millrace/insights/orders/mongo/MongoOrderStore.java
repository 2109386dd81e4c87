package io.millrace.insights.orders.mongo;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import io.millrace.insights.orders.store.FoundOrders;
import io.millrace.insights.orders.store.OrderName;
import io.millrace.insights.orders.store.OrderRevision;
import io.millrace.insights.orders.store.OrderStore;
import io.millrace.insights.store.ReadPosition;
import io.millrace.insights.store.StoreUnavailableException;
import io.millrace.insights.store.mongo.EpochCollections;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.bson.Document;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.stereotype.Component;

/**
 * Stores explained orders in MongoDB. Queries use {@code _id} only, because the embedded store has
 * no other index. Calls block.
 */
@Component
final class MongoOrderStore implements OrderStore {
  /** A small number, because readers of the embedded store wait until a write command ends. */
  private static final int WRITES = 100;

  private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);
  private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

  private static final String ORDERS = "orders";

  private final EpochCollections collections;

  MongoOrderStore(MongoDatabaseFactory database) {
    this.collections =
        new EpochCollections(
            database::getMongoDatabase, "orders", "order-positions", Set.of(ORDERS));
  }

  /**
   * Creates an index that only MongoDB itself uses, not the embedded store. With it, {@link
   * #expire} reads only the documents that it deletes.
   */
  @Override
  public void prepare() {
    answered(() -> orders().createIndex(new Document(OrderDocuments.TOUCHED, 1)));
  }

  @Override
  public FoundOrders find(OrderName name) {
    Document byId = new Document(OrderDocuments.ID, OrderDocuments.id(name));
    return answered(
        () ->
            Optional.ofNullable(orders().find(byId).first())
                .map(OrderDocuments::read)
                .orElse(FoundOrders.NONE));
  }

  @Override
  public void write(Collection<OrderRevision> revisions) {
    Map<String, List<OrderRevision>> byId = new LinkedHashMap<>();
    revisions.forEach(
        revision ->
            byId.computeIfAbsent(
                    OrderDocuments.id(OrderName.of(revision.key())), _ -> new ArrayList<>())
                .add(revision));
    List<String> ids = List.copyOf(byId.keySet());
    for (int from = 0; from < ids.size(); from += WRITES) {
      write(ids.subList(from, Math.min(from + WRITES, ids.size())), byId);
    }
  }

  @Override
  public void expire(Instant before) {
    Document older = new Document(OrderDocuments.TOUCHED, new Document("$lt", Date.from(before)));
    answered(() -> orders().deleteMany(older));
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

  private void write(List<String> ids, Map<String, List<OrderRevision>> byId) {
    Map<String, Set<String>> known = known(ids);
    List<WriteModel<Document>> writes = new ArrayList<>();
    for (String id : ids) {
      OrderDocuments.change(byId.getOrDefault(id, List.of()), known.getOrDefault(id, Set.of()))
          .ifPresent(
              change ->
                  writes.add(
                      new UpdateOneModel<>(new Document(OrderDocuments.ID, id), change, UPSERT)));
    }
    bulk(orders(), writes);
  }

  private Map<String, Set<String>> known(List<String> ids) {
    Document wanted = new Document(OrderDocuments.ID, new Document("$in", ids));
    return answered(
        () -> {
          Map<String, Set<String>> known = new HashMap<>();
          for (Document document : orders().find(wanted).batchSize(WRITES)) {
            known.put(document.getString(OrderDocuments.ID), OrderDocuments.entries(document));
          }
          return known;
        });
  }

  private static void bulk(
      MongoCollection<Document> collection, List<WriteModel<Document>> writes) {
    if (!writes.isEmpty()) {
      answered(() -> collection.bulkWrite(writes, UNORDERED));
    }
  }

  private MongoCollection<Document> orders() {
    return collections.collection(ORDERS);
  }

  private static <T> T answered(Supplier<T> call) {
    try {
      return call.get();
    } catch (MongoException e) {
      throw new StoreUnavailableException("MongoDB: " + e.getMessage(), e);
    }
  }
}
