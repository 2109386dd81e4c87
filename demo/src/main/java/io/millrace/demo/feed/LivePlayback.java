package io.millrace.demo.feed;

import io.millrace.importer.EventSender;
import java.time.Instant;
import java.util.Queue;

/** Sends the events of the present at their time. */
final class LivePlayback {
  private final Timeline timeline;
  private final EventSender sender;
  private final Queue<Dispatch> ahead;
  private long nextMinute;

  /**
   * Begins with the minute of the start. The first events of that minute are sent a little late.
   *
   * @param ahead the events to send, in the order of their time
   */
  LivePlayback(Timeline timeline, long startMinute, EventSender sender, Queue<Dispatch> ahead) {
    this.timeline = timeline;
    this.sender = sender;
    this.ahead = ahead;
    this.nextMinute = startMinute;
  }

  /**
   * Sends the events that are due and were not sent before.
   *
   * @throws io.millrace.importer.SendException when the gateway takes no more events
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
