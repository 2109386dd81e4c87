package io.millrace.ingest.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Adds the outcomes of a request up to its receipt. For one thread. */
public final class ReceiptBuilder {
  private final List<EventProblem> problems = new ArrayList<>();
  private final OutcomeCounters counters;
  private int accepted;
  private int rejected;
  private int unavailable;

  /** A ledger whose entries are counted by these counters too. */
  public ReceiptBuilder(OutcomeCounters counters) {
    this.counters = counters;
  }

  /** Enters what became of the next event; {@code type} is its type's name, if it has one. */
  public void enter(Optional<String> id, String type, EventOutcome outcome) {
    switch (outcome) {
      case EventOutcome.Accepted _ -> {
        accepted++;
        counters.accepted(type);
      }
      case EventOutcome.Rejected(ProblemCode code, String detail) -> {
        problems.add(EventProblem.of(entries(), id, code, detail));
        rejected++;
        counters.rejected(type, code);
      }
      case EventOutcome.Unavailable(String detail) -> {
        problems.add(EventProblem.of(entries(), id, ProblemCode.UNAVAILABLE, detail));
        unavailable++;
        counters.unavailable(type);
      }
    }
  }

  /** The receipt of what was entered. */
  public Receipt receipt() {
    return new Receipt(entries(), accepted, rejected, unavailable, problems);
  }

  private int entries() {
    return accepted + rejected + unavailable;
  }
}
