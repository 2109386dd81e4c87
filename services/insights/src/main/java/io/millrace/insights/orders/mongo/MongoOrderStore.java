package io.millrace.insights.orders.mongo;

import static io.millrace.insights.store.mongo.MongoCalls.UPSERT;
import static io.millrace.insights.store.mongo.MongoCalls.answered;
import static io.millrace.insights.store.mongo.MongoCalls.batches;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.WriteModel;
import io.millrace.insights.orders.store.FoundOrders;
import io.millrace.insights.orders.store.OrderName;
import io.millrace.insights.orders.store.OrderPlace;
import io.millrace.insights.orders.store.OrderRevision;
import io.millrace.insights.orders.store.OrderStore;
import io.millrace.insights.orders.store.PlaceRange;
import io.millrace.insights.store.ReadPosition;
import io.millrace.insights.store.mongo.EpochCollections;
import io.millrace.insights.store.mongo.MongoCalls;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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

  private static final String ORDERS = "orders";

  private static final String TIMES = "order-times";

  private final EpochCollections collections;
  private final OrderTimes times;
  private final OrderTimesReader listed;
  private volatile boolean isListed;

  MongoOrderStore(MongoDatabaseFactory database) {
    this.collections =
        new EpochCollections(
            database::getMongoDatabase, "orders", "order-positions", Set.of(ORDERS, TIMES));
    this.times = new OrderTimes(() -> collections.collection(TIMES));
    this.listed = new OrderTimesReader(() -> collections.collection(TIMES));
  }

  /**
   * Creates an index that only MongoDB itself uses, not the embedded store. With it, {@link
   * #expire} reads only the documents that it deletes.
   */
  @Override
  public void prepare() {
    answered(() -> orders().createIndex(new Document(OrderDocuments.TOUCHED, 1)));
    answered(() -> collections.collection(TIMES).createIndex(new Document(OrderTimes.TOUCHED, 1)));
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
  public Map<OrderName, FoundOrders> find(Collection<OrderName> names) {
    Map<String, OrderName> byId = new HashMap<>();
    names.forEach(name -> byId.put(OrderDocuments.id(name), name));
    Map<OrderName, FoundOrders> found = new HashMap<>();
    for (List<String> part : batches(byId.keySet(), WRITES)) {
      Document wanted = new Document(OrderDocuments.ID, new Document("$in", part));
      answered(
          () -> {
            for (Document document : orders().find(wanted).batchSize(WRITES)) {
              found.put(
                  Objects.requireNonNull(byId.get(document.getString(OrderDocuments.ID))),
                  OrderDocuments.read(document));
            }
            return found;
          });
    }
    return found;
  }

  @Override
  public List<OrderPlace> places(PlaceRange range, int most) {
    return answered(() -> listed.find(range, most));
  }

  @Override
  public void write(Collection<OrderRevision> revisions) {
    Map<String, List<OrderRevision>> byId = new LinkedHashMap<>();
    revisions.forEach(
        revision ->
            byId.computeIfAbsent(
                    OrderDocuments.id(OrderName.of(revision.key())), _ -> new ArrayList<>())
                .add(revision));
    batches(byId.keySet(), WRITES).forEach(part -> write(part, byId));
    answered(() -> times.write(revisions));
  }

  @Override
  public void expire(Instant before) {
    Document older = new Document(OrderDocuments.TOUCHED, new Document("$lt", Date.from(before)));
    answered(() -> orders().deleteMany(older));
    answered(() -> times.expire(before));
  }

  /**
   * A store that an earlier version wrote has no list of all orders. Then the topic is read from
   * its beginning, in a new epoch.
   */
  @Override
  public ReadPosition progress() {
    ReadPosition stored = answered(collections::progress);
    boolean isOld = stored.topic().isPresent() && !stored.next().isEmpty();
    return isOld && !answered(times::isComplete) ? startOver(stored.topic().orElseThrow()) : stored;
  }

  @Override
  public void write(ReadPosition progress) {
    if (!isListed) {
      answered(times::setComplete);
      isListed = true;
    }
    answered(() -> collections.write(progress));
  }

  @Override
  public ReadPosition startOver(String topic) {
    ReadPosition begun = answered(() -> collections.startOver(topic));
    answered(times::setComplete);
    return begun;
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
    answered(() -> MongoCalls.write(orders(), writes));
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

  private MongoCollection<Document> orders() {
    return collections.collection(ORDERS);
  }
}
