package io.millrace.standalone.demo.feed;

import io.millrace.standalone.send.EventSender;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Sends what happened, the newest day first: a week as fast as it is taken, then in the background.
 */
final class History {
  private static final int AT_ONCE = 7;
  private static final double PER_SECOND = 3_000;

  private final Timeline timeline;
  private final Instant start;
  private final InstantSource clock;
  private final EventSender sender;
  private final Queue<Dispatch> ahead;
  private final List<Instant> days;
  private final AtomicInteger sent = new AtomicInteger();

  /**
   * A history of which nothing is sent.
   *
   * @param ahead takes what belongs to history but is sent after the start
   */
  History(
      Timeline timeline,
      Instant start,
      InstantSource clock,
      EventSender sender,
      Queue<Dispatch> ahead) {
    this.timeline = timeline;
    this.start = start;
    this.clock = clock;
    this.sender = sender;
    this.ahead = ahead;
    this.days = timeline.days();
  }

  int days() {
    return days.size();
  }

  int daysSent() {
    return sent.get();
  }

  /**
   * Returns when all of it is acknowledged.
   *
   * @throws io.millrace.standalone.send.SendException when the gateway takes nothing more
   */
  void send() throws InterruptedException {
    sendDays(days.subList(0, Math.min(AT_ONCE, days.size())), new Pacer(clock, Double.MAX_VALUE));
    sendDays(
        days.subList(Math.min(AT_ONCE, days.size()), days.size()), new Pacer(clock, PER_SECOND));
  }

  private void sendDays(List<Instant> some, Pacer pacer) throws InterruptedException {
    for (Instant day : some) {
      for (Dispatch dispatch : timeline.day(day)) {
        if (dispatch.due().isAfter(start)) {
          ahead.add(dispatch);
        } else {
          sender.send(dispatch.line());
          Duration wait = pacer.step();
          if (!wait.isZero()) {
            Thread.sleep(wait);
          }
        }
      }
      sender.finish();
      sent.incrementAndGet();
    }
  }
}
