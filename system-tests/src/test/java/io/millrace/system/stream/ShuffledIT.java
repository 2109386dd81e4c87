package io.millrace.system.stream;

import io.millrace.events.Event;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every event sent one to three times, in no order at all: many come ten days late, and more. */
class ShuffledIT {
  private static final int EVENTS = Scale.of(20_000, 200_000);

  @TempDir private Path folder;

  @Test
  void orderAndRepetitionChangeNoCell() {
    List<Event> events = Traffic.of(0, EVENTS / Traffic.EVENTS_A_VISITOR);
    List<Event> sent = repeatedAndShuffled(events);
    try (Cluster cluster = new Cluster(folder)) {
      cluster.start("a");
      long begin = System.nanoTime();
      cluster.topics().send(sent);
      cluster.awaitEqual(new Expectation().add(events).totals());
      System.out.printf(
          "F7: %,d events as %,d records, equal after %.1f s (with the start of the process),"
              + " %,d cells%n",
          events.size(), sent.size(), (System.nanoTime() - begin) / 1e9, cluster.cells().size());
    }
  }

  private static List<Event> repeatedAndShuffled(List<Event> events) {
    Random random = new Random(7);
    List<Event> sent = new ArrayList<>();
    for (Event event : events) {
      sent.addAll(Collections.nCopies(1 + random.nextInt(3), event));
    }
    Collections.shuffle(sent, random);
    return sent;
  }
}
