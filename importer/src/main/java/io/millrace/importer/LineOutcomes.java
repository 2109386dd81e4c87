package io.millrace.importer;

import java.util.Optional;
import java.util.function.Consumer;

/** Counts the results of lines and passes refused lines on. Safe for all threads. */
final class LineOutcomes {
  private final Tally tally = new Tally();
  private final Consumer<RejectedLine> refusals;
  private volatile Optional<String> waiting = Optional.empty();

  LineOutcomes(Consumer<RejectedLine> refusals) {
    this.refusals = refusals;
  }

  void read() {
    tally.read();
  }

  void bad(SourceLine origin, String detail) {
    tally.read();
    tally.bad();
    refusals.accept(new RejectedLine(origin, RejectedLine.BAD_LINE, detail));
  }

  void accepted(long lines) {
    waiting = Optional.empty();
    tally.accepted(lines);
  }

  void rejected(Line line, String code, String detail) {
    tally.rejected(code);
    refusals.accept(new RejectedLine(line.origin(), code, detail));
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

  Counts counts() {
    return tally.counts();
  }
}
