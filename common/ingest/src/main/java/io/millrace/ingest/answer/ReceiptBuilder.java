package io.millrace.ingest.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects the outcomes of a request's events into a receipt. For one thread. */
public final class ReceiptBuilder {
  private final List<EventProblem> problems = new ArrayList<>();
  private final OutcomeCounters counters;
  private int accepted;
  private int rejected;
  private int unavailable;

  /** Creates a builder that also counts each outcome with {@code counters}. */
  public ReceiptBuilder(OutcomeCounters counters) {
    this.counters = counters;
  }

  /**
   * Adds the outcome of the next event.
   *
   * @param type the name of the event's type, or {@link OutcomeCounters#UNKNOWN}
   */
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

  /** The receipt of the outcomes so far. */
  public Receipt receipt() {
    return new Receipt(entries(), accepted, rejected, unavailable, problems);
  }

  private int entries() {
    return accepted + rejected + unavailable;
  }
}
