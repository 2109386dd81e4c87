package io.millrace.standalone.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;

/**
 * A world of visitors in time. Equal seed, start and pace make equal events, however the time is
 * cut into pieces.
 */
final class Simulator {
  /** Measured, and checked by a test. */
  static final double EVENTS_PER_STORY = 3.9;

  private static final int VISITORS = 20_000;

  private final Random random;
  private final Pace pace;
  private final String name;
  private final PriorityQueue<Due> ahead = new PriorityQueue<>(Due.IN_TIME);
  private Instant nextStory;
  private long stories;
  private long events;

  /** Events wait for their time in order; those of one moment in the order they were made. */
  private record Due(DemoEvent event, long number) {
    static final Comparator<Due> IN_TIME =
        Comparator.comparing((Due due) -> due.event().at()).thenComparingLong(Due::number);
  }

  Simulator(long seed, Instant start, Pace pace) {
    this.random = new Random(seed);
    this.pace = pace;
    this.nextStory = start;
    // A world that starts again must not repeat the ids of the one before.
    this.name = Long.toString(seed, 36) + "-" + Long.toString(start.toEpochMilli(), 36);
  }

  /** Everything that happens up to that moment and was not returned before, in order. */
  List<DemoEvent> until(Instant time) {
    while (!nextStory.isAfter(time)) {
      tellStory();
    }
    List<DemoEvent> happened = new ArrayList<>();
    for (Due due = ahead.peek();
        due != null && !due.event().at().isAfter(time);
        due = ahead.peek()) {
      happened.add(due.event());
      ahead.remove();
    }
    return happened;
  }

  /** A new id for an event of this world. */
  String nextId() {
    return "demo-%s-%d".formatted(name, events++);
  }

  private void tellStory() {
    String visitor = "visitor-" + (int) (VISITORS * Math.pow(random.nextDouble(), 2));
    String order = "order-%s-%d".formatted(name, stories++);
    for (DemoEvent event : Story.tell(random, visitor, order, nextStory)) {
      ahead.add(new Due(event, ahead.size() + 1_000_000L * stories));
    }
    double perSecond = pace.at(nextStory) / EVENTS_PER_STORY;
    double wait = -Math.log(1 - random.nextDouble()) / perSecond;
    nextStory = nextStory.plusNanos(Math.round(wait * 1e9));
  }
}
