package io.millrace.standalone.command;

import io.millrace.cli.StatusLine;
import io.millrace.demo.DemoFeed;
import io.millrace.demo.DemoProgress;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Shows the progress of the demo. On a terminal it does so until the end, in a log only while the
 * history is being sent.
 */
final class DemoStatus {
  private final StatusLine status;
  private final DemoFeed feed;
  private final InstantSource clock;
  private final Instant begin;
  private boolean complete;

  DemoStatus(PrintWriter out, DemoFeed feed, InstantSource clock) {
    this.status = StatusLine.on(out);
    this.feed = feed;
    this.clock = clock;
    this.begin = clock.instant();
  }

  /**
   * Shows the progress until the given time is over, or without end when no time is given.
   *
   * @throws io.millrace.importer.SendException when the gateway takes no more events
   */
  void follow(Optional<Duration> duration) throws InterruptedException {
    Instant end = duration.map(begin::plus).orElse(Instant.MAX);
    while (clock.instant().isBefore(end)) {
      feed.await(shorter(status.every(), Duration.between(clock.instant(), end)));
      show(feed.progress());
    }
    status.end(line(feed.progress()));
  }

  private void show(DemoProgress progress) {
    if (progress.history() < 1 || status.overwrites()) {
      status.show(line(progress));
    } else if (!complete) {
      status.show(line(progress));
      complete = true;
    }
  }

  private String line(DemoProgress progress) {
    double seconds = Math.max(0.001, Duration.between(begin, clock.instant()).toMillis() / 1000.0);
    return "%shistory  %,d accepted  %,d refused  %,.0f/s%s"
        .formatted(
            StatusLine.bar(progress.history()),
            progress.accepted(),
            progress.refused(),
            progress.accepted() / seconds,
            progress.waiting().map(why -> "  waiting: " + why).orElse(""));
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
