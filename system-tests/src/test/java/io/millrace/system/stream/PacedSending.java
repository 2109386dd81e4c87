package io.millrace.system.stream;

import io.millrace.events.Event;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Sends visitors' events at a steady pace beside the test; those of a hundred visitors mixed. */
final class PacedSending {
  private static final int VISITORS_MIXED = 100;

  private final EventTopics topics;
  private final int first;
  private final int visitors;
  private final int eventsPerSecond;
  private final CompletableFuture<Void> done;

  private PacedSending(EventTopics topics, int first, int visitors, int eventsPerSecond) {
    this.topics = topics;
    this.first = first;
    this.visitors = visitors;
    this.eventsPerSecond = eventsPerSecond;
    this.done = CompletableFuture.runAsync(this::run);
  }

  /** Starts to send so many visitors from that number on. */
  static PacedSending start(EventTopics topics, int first, int visitors, int eventsPerSecond) {
    return new PacedSending(topics, first, visitors, eventsPerSecond);
  }

  /** Waits until everything is with the broker. */
  void await() {
    done.join();
  }

  private void run() {
    long begin = System.nanoTime();
    long sent = 0;
    for (int from = first; from < first + visitors; from += VISITORS_MIXED) {
      List<Event> some =
          new ArrayList<>(Traffic.of(from, Math.min(VISITORS_MIXED, first + visitors - from)));
      Collections.shuffle(some, new Random(from));
      for (Event event : some) {
        topics.send(event);
        sent++;
        waitUntil(begin + sent * 1_000_000_000L / eventsPerSecond);
      }
    }
    topics.flush();
  }

  /** Only to keep the pace. */
  static void waitUntil(long moment) {
    long left = moment - System.nanoTime();
    if (left > 5_000_000) {
      try {
        TimeUnit.NANOSECONDS.sleep(left);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }
}
