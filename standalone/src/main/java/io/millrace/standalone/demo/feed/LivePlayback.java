package io.millrace.standalone.demo.feed;

import io.millrace.standalone.send.EventSender;
import java.time.Instant;
import java.util.Queue;

/** Sends what happens, as it happens. */
final class LivePlayback {
  private final Timeline timeline;
  private final EventSender sender;
  private final Queue<Dispatch> ahead;
  private long nextMinute;

  /**
   * Begins with the minute of the start: its first events are a little late.
   *
   * @param ahead what is to be sent, the next at its head
   */
  LivePlayback(Timeline timeline, long startMinute, EventSender sender, Queue<Dispatch> ahead) {
    this.timeline = timeline;
    this.sender = sender;
    this.ahead = ahead;
    this.nextMinute = startMinute;
  }

  /**
   * Sends what is due at that moment and was not sent before.
   *
   * @throws io.millrace.standalone.send.SendException when the gateway takes nothing more
   */
  void until(Instant now) throws InterruptedException {
    for (; nextMinute <= Timeline.minuteOf(now); nextMinute++) {
      ahead.addAll(timeline.minute(nextMinute, Visits.ALL));
    }
    for (Dispatch next = ahead.peek();
        next != null && !next.due().isAfter(now);
        next = ahead.peek()) {
      sender.send(ahead.remove().line());
    }
    sender.flush();
  }
}
