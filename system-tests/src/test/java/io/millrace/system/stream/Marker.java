package io.millrace.system.stream;

import static org.awaitility.Awaitility.await;

import io.millrace.events.Event;
import io.millrace.events.EventEnvelope;
import io.millrace.events.EventType;
import io.millrace.events.Visitor;
import io.millrace.events.cell.Cell;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Kind;
import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Metric;
import io.millrace.events.wire.UndecodableException;
import io.millrace.journey.testing.Events;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Events behind everything sent before, on every partition of every topic, on a platform and a day
 * of their own. When they are counted, so is what came before them.
 */
public final class Marker {
  private static final long DAY = Events.time("2026-11-14T00:00:00Z");
  private static final String PLATFORM = "jd";

  /** So many visitors that all partitions get some. */
  private static final int VISITORS = 32;

  private final List<Event> sent = new ArrayList<>();

  /** Further marking events, and from now on they are waited for, too. */
  List<Event> next() {
    List<Event> events = new ArrayList<>();
    for (int visitor = 0; visitor < VISITORS; visitor++) {
      String id = "m" + (sent.size() + events.size());
      events.add(new Event.Content(head(visitor, id + "c", EventType.VIEW), OptionalLong.empty()));
      events.add(new Event.Social(head(visitor, id + "s", EventType.SHARE), OptionalLong.empty()));
      events.add(new Event.Shopping(head(visitor, id + "p", EventType.PRODUCT_VIEW)));
    }
    sent.addAll(events);
    return events;
  }

  /** Whether all are counted. */
  boolean isCounted(Cells cells) throws UndecodableException {
    cells.read();
    Cell cell = new Cell(Kind.TRAFFIC, PLATFORM, Grain.DAY, DAY);
    long counted = 0;
    for (EventType type : List.of(EventType.VIEW, EventType.SHARE, EventType.PRODUCT_VIEW)) {
      counted += cells.value(cell, Measure.of(Metric.EVENTS, type.id()));
    }
    return counted == sent.size();
  }

  /** Seconds until everything that was sent before is counted. */
  double catchUp(Cluster cluster) {
    return catchUp(cluster, Duration.ZERO);
  }

  /** The same, and not before that time has passed. */
  double catchUp(Cluster cluster, Duration atLeast) {
    long begin = System.nanoTime();
    cluster.topics().send(next());
    await()
        .atMost(Duration.ofMinutes(3))
        .pollInterval(Duration.ofMillis(100))
        .until(() -> isCounted(cluster.cells()));
    double seconds = (System.nanoTime() - begin) / 1e9;
    await()
        .atMost(atLeast.plusSeconds(1))
        .until(() -> System.nanoTime() - begin >= atLeast.toNanos());
    return seconds;
  }

  /** Everything sent so far, to be calculated with the rest. */
  List<Event> sent() {
    return sent;
  }

  private static EventEnvelope head(int visitor, String id, EventType type) {
    return Events.head(
        new Visitor(19, visitor),
        id,
        type,
        PLATFORM,
        "shop",
        DAY,
        Optional.empty(),
        Optional.empty());
  }
}
