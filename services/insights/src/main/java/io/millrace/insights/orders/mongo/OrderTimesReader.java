package io.millrace.insights.orders.mongo;

import static io.millrace.insights.orders.mongo.OrderTimes.ENTRIES;
import static io.millrace.insights.orders.mongo.OrderTimes.ID;

import com.mongodb.client.MongoCollection;
import io.millrace.insights.orders.store.OrderPlace;
import io.millrace.insights.orders.store.PlaceRange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.bson.Document;

/**
 * Reads the names of purchases by time, the newest first, from the collection that {@link
 * OrderTimes} writes. Methods throw what the driver throws.
 */
final class OrderTimesReader {
  private static final long MINUTE = 60_000;
  private static final long HOUR = 60 * MINUTE;

  /** The hours that are looked up at once. */
  private static final int HOURS = 500;

  /** Parts of one minute are looked up together with those of other minutes, up to this number. */
  private static final int PARTS = 64;

  private final Supplier<MongoCollection<Document>> collection;

  OrderTimesReader(Supplier<MongoCollection<Document>> collection) {
    this.collection = collection;
  }

  /** Returns the first places of that part of the list, in order. */
  List<OrderPlace> find(PlaceRange range, int most) {
    List<OrderPlace> found = new ArrayList<>();
    long last = Math.floorDiv(range.end() - 1, HOUR);
    long first = Math.floorDiv(range.from(), HOUR);
    for (long hour = last; hour >= first && found.size() < most; hour -= HOURS) {
      NavigableMap<Long, List<OrderTimePart>> minutes =
          parts(Math.max(first, hour - HOURS + 1), hour, range);
      find(minutes, range, most, found);
    }
    return found.size() <= most ? found : found.subList(0, most);
  }

  /** Returns the parts of these hours by minute, the newest first. */
  private NavigableMap<Long, List<OrderTimePart>> parts(long first, long last, PlaceRange range) {
    List<String> ids = new ArrayList<>();
    for (long hour = last; hour >= first; hour--) {
      ids.add(OrderTimePart.hourId(hour));
    }
    NavigableMap<Long, List<OrderTimePart>> minutes =
        new TreeMap<Long, List<OrderTimePart>>().descendingMap();
    for (Document document : collection.get().find(in(ids)).batchSize(HOURS)) {
      for (String entry : entries(document)) {
        OrderTimePart part = OrderTimePart.parse(document.getString(ID), entry);
        if (range.platform().filter(id -> !id.equals(part.platform())).isEmpty()
            && part.minute() * MINUTE < range.end()
            && (part.minute() + 1) * MINUTE > range.from()) {
          minutes.computeIfAbsent(part.minute(), _ -> new ArrayList<>()).add(part);
        }
      }
    }
    return minutes;
  }

  private void find(
      NavigableMap<Long, List<OrderTimePart>> minutes,
      PlaceRange range,
      int most,
      List<OrderPlace> found) {
    List<OrderTimePart> batch = new ArrayList<>();
    for (List<OrderTimePart> parts : minutes.values()) {
      if (found.size() >= most) {
        return;
      }
      batch.addAll(parts);
      if (batch.size() >= PARTS) {
        found.addAll(places(batch, range));
        batch.clear();
      }
    }
    if (found.size() < most) {
      found.addAll(places(batch, range));
    }
  }

  private NavigableSet<OrderPlace> places(List<OrderTimePart> parts, PlaceRange range) {
    NavigableSet<OrderPlace> places = new TreeSet<>();
    if (!parts.isEmpty()) {
      Map<String, OrderTimePart> byId = new HashMap<>();
      parts.forEach(part -> byId.put(part.id(), part));
      for (Document document :
          collection.get().find(in(List.copyOf(byId.keySet()))).batchSize(PARTS)) {
        OrderTimePart part = Objects.requireNonNull(byId.get(document.getString(ID)));
        for (String entry : entries(document)) {
          OrderPlace place = part.place(entry);
          if (range.has(place)) {
            places.add(place);
          }
        }
      }
    }
    return places;
  }

  private static Document in(List<String> ids) {
    return new Document(ID, new Document("$in", ids));
  }

  private static Collection<String> entries(Document document) {
    return Optional.ofNullable(document.get(ENTRIES, Document.class))
        .<Collection<String>>map(Document::keySet)
        .orElse(List.of());
  }
}
