package io.millrace.standalone.demo.feed;

import io.millrace.standalone.demo.world.World;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** What is to be sent because of a day or a minute of the world. */
final class Timeline {
  private static final long MINUTE = Duration.ofMinutes(1).toMillis();

  private final World world;
  private final Courier courier;

  Timeline(World world) {
    this.world = world;
    this.courier = new Courier(world.settings().seed());
  }

  /** The days of history, in UTC, the newest first. */
  List<Instant> days() {
    List<Instant> days = new ArrayList<>();
    for (Instant day = world.settings().midnight();
        !day.isBefore(world.settings().begin());
        day = day.minus(1, ChronoUnit.DAYS)) {
      days.add(day);
    }
    return days;
  }

  /** The first minute that is no history. */
  long startMinute() {
    return minuteOf(world.settings().start());
  }

  /** What begins on a day of history, in the order it is sent. */
  List<Dispatch> day(Instant day) {
    long end = Math.min(minuteOf(day.plus(1, ChronoUnit.DAYS)), startMinute());
    return LongStream.range(minuteOf(day), end)
        .boxed()
        .flatMap(minute -> minute(minute).stream())
        .sorted()
        .toList();
  }

  /** What begins in a minute. */
  List<Dispatch> minute(long minute) {
    return world.minute(minute).stream().flatMap(event -> courier.deliver(event).stream()).toList();
  }

  static long minuteOf(Instant time) {
    return Math.floorDiv(time.toEpochMilli(), MINUTE);
  }
}
