package io.millrace.demo.feed;

import io.millrace.demo.world.WorldSettings;
import io.millrace.importer.EventSender;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Sends the history: the prompt parts as fast as the gateway accepts them, the others at a limited
 * rate.
 */
final class HistoryPlayback {
  private static final double IN_HASTE = 1_000_000;

  /**
   * The limited rate as a part of the fast rate. Events are counted more slowly than they are
   * accepted.
   */
  private static final double LEISURE = 0.25;

  private static final double SLOWEST = 300;

  /** Approximate rate that the embedded store can write beside all other work. */
  private static final double FASTEST = 1_500;

  private final Timeline timeline;
  private final Instant start;
  private final List<HistoryPart> parts;
  private final InstantSource clock;
  private final EventSender sender;
  private final Queue<Dispatch> ahead;
  private final AtomicInteger sent = new AtomicInteger();

  /**
   * Creates a playback. {@link #send()} begins to send.
   *
   * @param ahead receives the events of the history that are sent after the start
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

  /** Returns the acknowledged part of the history, 0 to 1. */
  double fraction() {
    return parts.isEmpty() ? 1 : weight(parts.subList(0, sent.get())) / weight(parts);
  }

  /**
   * Sends the history and returns when all of it is acknowledged.
   *
   * @throws io.millrace.importer.SendException when the gateway takes no more events
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
