package io.millrace.importer;

import io.millrace.importer.SendException.Reason;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Counts the results of records and passes refused ones on. Safe for all threads.
 *
 * <p>When a refused record cannot be passed on, the results are still counted, and {@link #failure}
 * says why the import must end.
 */
final class LineOutcomes {
  private final Tally tally = new Tally();
  private final Consumer<RejectedLine> refusals;
  private volatile Optional<String> waiting = Optional.empty();
  private volatile Optional<SendException> failure = Optional.empty();

  LineOutcomes(Consumer<RejectedLine> refusals) {
    this.refusals = refusals;
  }

  void read() {
    tally.read();
  }

  void events(long count) {
    tally.events(count);
  }

  void skipped(String reason) {
    tally.skipped(reason);
  }

  void bad(SourceLine origin, String detail, Original original) {
    tally.bad();
    refuse(new RejectedLine(origin, RejectedLine.BAD_LINE, detail, original));
  }

  void accepted(Line line) {
    waiting = Optional.empty();
    tally.accepted(line);
  }

  void rejected(Line line, String code, String detail) {
    tally.rejected(code);
    refuse(new RejectedLine(line.origin(), code, detail, line.original()));
  }

  void unavailable(long lines) {
    tally.unavailable(lines);
  }

  void waiting(String why) {
    waiting = Optional.of(why);
  }

  /** Returns the reason for the current retry. */
  Optional<String> waiting() {
    return waiting;
  }

  /** Returns why refused records cannot be passed on. */
  Optional<SendException> failure() {
    return failure;
  }

  Counts counts() {
    return tally.counts();
  }

  private void refuse(RejectedLine refusal) {
    try {
      refusals.accept(refusal);
    } catch (UncheckedIOException e) {
      failure = Optional.of(new SendException(Reason.CANNOT_GO_ON, String.valueOf(e.getMessage())));
    }
  }
}
