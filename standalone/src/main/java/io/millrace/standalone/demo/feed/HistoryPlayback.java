package io.millrace.standalone.demo.feed;

import io.millrace.standalone.demo.world.WorldSettings;
import io.millrace.standalone.send.EventSender;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;

/** Sends what happened: what somebody waits for as fast as it is taken, the rest at leisure. */
final class HistoryPlayback {
  private static final double IN_HASTE = 1_000_000;

  /** What is taken in haste is not yet counted: leisure is this part of haste, within bounds. */
  private static final double LEISURE = 0.25;

  private static final double SLOWEST = 300;

  /** About what the embedded store can write beside everything else. */
  private static final double FASTEST = 1_500;

  private final Timeline timeline;
  private final Instant start;
  private final List<HistoryPart> parts;
  private final InstantSource clock;
  private final EventSender sender;
  private final Queue<Dispatch> ahead;
  private final AtomicInteger sent = new AtomicInteger();

  /**
   * A history of which nothing is sent.
   *
   * @param ahead takes what belongs to history but is sent after the start
   */
  HistoryPlayback(
      Timeline timeline,
      WorldSettings settings,
      InstantSource clock,
      EventSender sender,
      Queue<Dispatch> ahead) {
    this.timeline = timeline;
    this.start = settings.start();
    this.parts = Plan.of(settings);
    this.clock = clock;
    this.sender = sender;
    this.ahead = ahead;
  }

  /** How much of it is acknowledged, 0 to 1. */
  double fraction() {
    return parts.isEmpty() ? 1 : weight(parts.subList(0, sent.get())) / weight(parts);
  }

  /**
   * Returns when all of it is acknowledged.
   *
   * @throws io.millrace.standalone.send.SendException when the gateway takes nothing more
   */
  void send() throws InterruptedException {
    Instant begin = clock.instant();
    List<HistoryPart> prompt = parts.stream().filter(HistoryPart::prompt).toList();
    long events = send(prompt, IN_HASTE);
    double pace = events / seconds(begin) * LEISURE;
    send(parts.subList(prompt.size(), parts.size()), Math.clamp(pace, SLOWEST, FASTEST));
  }

  private long send(List<HistoryPart> some, double perSecond) throws InterruptedException {
    long events = 0;
    for (HistoryPart part : some) {
      events += send(part, new Pacer(clock, perSecond));
      sent.incrementAndGet();
    }
    return events;
  }

  private long send(HistoryPart part, Pacer pacer) throws InterruptedException {
    List<Dispatch> dispatches = timeline.part(part);
    for (Dispatch dispatch : dispatches) {
      if (dispatch.due().isAfter(start)) {
        ahead.add(dispatch);
      } else {
        sender.send(dispatch.line());
        pause(pacer.step());
      }
    }
    sender.finish();
    return dispatches.size();
  }

  private double seconds(Instant since) {
    return Math.max(0.001, Duration.between(since, clock.instant()).toMillis() / 1000.0);
  }

  private static void pause(Duration wait) throws InterruptedException {
    if (!wait.isZero()) {
      Thread.sleep(wait);
    }
  }

  private static double weight(List<HistoryPart> parts) {
    return parts.stream().mapToDouble(HistoryPart::weight).sum();
  }
}
