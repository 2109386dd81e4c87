package io.millrace.standalone.demo.feed;

import io.millrace.standalone.demo.world.WorldSettings;
import io.millrace.standalone.send.EventSender;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Queue;

/** Sends what happened: what somebody waits for as fast as it is taken, the rest at leisure. */
final class History {
  private static final double IN_HASTE = 1_000_000;

  /** Below what the embedded store can write, so that what happens now is not held up. */
  private static final double AT_LEISURE = 1_500;

  private final Timeline timeline;
  private final Instant start;
  private final List<Part> parts;
  private final InstantSource clock;
  private final EventSender sender;
  private final Queue<Dispatch> ahead;
  private volatile double sent;

  /**
   * A history of which nothing is sent.
   *
   * @param ahead takes what belongs to history but is sent after the start
   */
  History(
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
    double all = weight(parts);
    return all == 0 ? 1 : sent / all;
  }

  /**
   * Returns when all of it is acknowledged.
   *
   * @throws io.millrace.standalone.send.SendException when the gateway takes nothing more
   */
  void send() throws InterruptedException {
    for (int i = 0; i < parts.size(); i++) {
      send(parts.get(i));
      sent = weight(parts.subList(0, i + 1));
    }
  }

  private void send(Part part) throws InterruptedException {
    Pacer pacer = new Pacer(clock, part.prompt() ? IN_HASTE : AT_LEISURE);
    for (Dispatch dispatch : timeline.part(part)) {
      if (dispatch.due().isAfter(start)) {
        ahead.add(dispatch);
      } else {
        sender.send(dispatch.line());
        pause(pacer.step());
      }
    }
    sender.finish();
  }

  private static void pause(Duration wait) throws InterruptedException {
    if (!wait.isZero()) {
      Thread.sleep(wait);
    }
  }

  private static double weight(List<Part> parts) {
    return parts.stream().mapToDouble(Part::weight).sum();
  }
}
