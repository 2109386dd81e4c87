package io.millrace.standalone.command;

import io.millrace.aggregator.generation.UncountedRecords;
import io.millrace.cli.StatusLine;

/** Shows counts on the status line, at most once in {@link StatusLine#every()}. */
final class CountLine {
  private final StatusLine status;
  private long next;

  CountLine(StatusLine status) {
    this.status = status;
    this.next = System.nanoTime();
  }

  void show(UncountedRecords.Count count) {
    if (count.done()) {
      status.end(text(count));
    } else if (System.nanoTime() - next >= 0) {
      status.show(text(count));
      next = System.nanoTime() + status.every().toNanos();
    }
  }

  private static String text(UncountedRecords.Count count) {
    double fraction = count.all() == 0 ? 1 : (double) count.counted() / count.all();
    return "%s%,d of %,d events".formatted(StatusLine.bar(fraction), count.counted(), count.all());
  }
}
