package io.millrace.insights.orders.mongo;

import static io.millrace.insights.store.mongo.MongoCalls.UNORDERED;
import static io.millrace.insights.store.mongo.MongoCalls.UPSERT;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.WriteModel;
import io.millrace.events.loop.ExplainedPurchase;
import io.millrace.insights.orders.store.OrderName;
import io.millrace.insights.orders.store.OrderPlace;
import io.millrace.insights.orders.store.OrderRevision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The names of purchases by time, in the collection {@code order-times}. All documents are found by
 * {@code _id}, because the embedded store has no other index.
 *
 * <ul>
 *   <li>{@code part|minute|platform|n} has the names of purchases of one minute on one platform, in
 *       four parts.
 *   <li>{@code hour|n} has the parts of one hour that exist.
 * </ul>
 *
 * <p>Entries are only added, so writes can be repeated and need no order. When the time of a
 * purchase is corrected, the entry at its earlier time stays and is out of date. {@link
 * OrderTimesReader} reads them. Methods throw what the driver throws.
 */
final class OrderTimes {
  static final String TOUCHED = "touched";

  private static final Logger log = LoggerFactory.getLogger(OrderTimes.class);
  private static final int WRITES = 100;
  static final String ID = "_id";
  static final String ENTRIES = "entries";
  private static final String COMPLETE = "complete";
  private static final int TOO_LARGE = 17_419;
  private static final int TOO_LARGE_INSIDE = 10_334;

  private final Supplier<MongoCollection<Document>> collection;

  OrderTimes(Supplier<MongoCollection<Document>> collection) {
    this.collection = collection;
  }

  /** Returns whether the collection has all orders of the epoch. */
  boolean isComplete() {
    return collection.get().find(new Document(ID, COMPLETE)).first() != null;
  }

  /** Records that the collection has all orders of the epoch. Returns true. */
  boolean setComplete() {
    Document set = new Document("$set", new Document(COMPLETE, true));
    collection.get().updateOne(new Document(ID, COMPLETE), set, UPSERT);
    return true;
  }

  /** Adds the purchases of these revisions. Returns true. */
  boolean write(Collection<OrderRevision> revisions) {
    Map<String, Document> entries = new LinkedHashMap<>();
    Map<String, Instant> touched = new HashMap<>();
    for (OrderRevision revision : revisions) {
      revision
          .order()
          .flatMap(order -> order.purchase().map(ExplainedPurchase::at))
          .map(at -> new OrderPlace(at, OrderName.of(revision.key())))
          .ifPresent(
              place -> {
                OrderTimePart part = OrderTimePart.of(place);
                add(part.hourId(), part.entry(), revision, entries, touched);
                add(part.id(), OrderTimePart.entryOf(place), revision, entries, touched);
              });
    }
    List<WriteModel<Document>> writes = new ArrayList<>();
    entries.forEach(
        (id, set) ->
            writes.add(
                new UpdateOneModel<>(
                    new Document(ID, id),
                    new Document("$set", set)
                        .append(
                            "$max",
                            new Document(
                                TOUCHED, Date.from(Objects.requireNonNull(touched.get(id))))),
                    UPSERT)));
    for (int from = 0; from < writes.size(); from += WRITES) {
      write(writes.subList(from, Math.min(from + WRITES, writes.size())));
    }
    return true;
  }

  /** Deletes the documents that have had no new entry after that moment. Returns true. */
  boolean expire(Instant before) {
    collection.get().deleteMany(new Document(TOUCHED, new Document("$lt", Date.from(before))));
    return true;
  }

  /** Writes. A part that has grown to the largest size of a document gets no more entries. */
  private void write(List<WriteModel<Document>> writes) {
    try {
      collection.get().bulkWrite(writes, UNORDERED);
    } catch (MongoBulkWriteException e) {
      boolean isFull =
          e.getWriteErrors().stream()
              .allMatch(
                  error -> error.getCode() == TOO_LARGE || error.getCode() == TOO_LARGE_INSIDE);
      if (!isFull || e.getWriteConcernError() != null) {
        throw e;
      }
      log.warn("some orders are not listed: a minute of their platform has too many");
    }
  }

  private static void add(
      String id,
      String entry,
      OrderRevision revision,
      Map<String, Document> entries,
      Map<String, Instant> touched) {
    entries.computeIfAbsent(id, _ -> new Document()).append(ENTRIES + '.' + entry, true);
    touched.merge(id, revision.writtenAt(), (one, other) -> one.isAfter(other) ? one : other);
  }
}
