package io.millrace.demo.feed;

import io.millrace.demo.world.DemoEvent;
import io.millrace.demo.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Converts minutes of the world into events to send. */
final class Timeline {
  private static final long MINUTE = Duration.ofMinutes(1).toMillis();

  private final World world;
  private final Courier courier;

  Timeline(World world) {
    this.world = world;
    this.courier = new Courier(world.settings().seed());
  }

  /** Returns the events of a part of the history, in the order to send them. */
  List<Dispatch> part(HistoryPart part) {
    return LongStream.range(part.from(), part.to())
        .boxed()
        .flatMap(minute -> minute(minute, part.visits()).stream())
        .sorted()
        .toList();
  }

  /** Returns the events of the visits that begin in a minute, and the spend beside orders. */
  List<Dispatch> minute(long minute, Visits visits) {
    Stream<DemoEvent> ofVisits =
        world.visits(minute).stream().filter(visits::include).flatMap(List::stream);
    Stream<DemoEvent> spend = visits.withSpend() ? world.spend(minute).stream() : Stream.of();
    return Stream.concat(ofVisits, spend)
        .flatMap(event -> courier.deliver(event).stream())
        .toList();
  }

  static long minuteOf(Instant time) {
    return Math.floorDiv(time.toEpochMilli(), MINUTE);
  }
}
