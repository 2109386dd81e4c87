package io.millrace.aggregator.generation;

import io.millrace.events.generation.GenerationRecord;
import java.util.List;
import java.util.Optional;

/** What follows for a start from what the data rests on and what the settings ask for. */
sealed interface StartDecision {

  /** The stream may start. */
  record Agreed(GenerationRecord record) implements StartDecision {}

  /** Nothing was counted before; these terms become those of the data. */
  record First(GenerationRecord record) implements StartDecision {}

  /** A rebuild is asked for that nobody has begun. */
  record Rebuild(GenerationRecord record) implements StartDecision {}

  /** All cells are to be written again, which nobody has begun. */
  record Republish(GenerationRecord record) implements StartDecision {}

  /** A rebuild or republication was begun, and cells of before may be left. */
  record Unfinished(GenerationRecord record) implements StartDecision {}

  /** The data is counted by other terms. */
  record Refused(String reason) implements StartDecision {}

  /** The opening of a start that asks for this and finds that. */
  static StartDecision of(Optional<GenerationRecord> found, RequestedSettings demand) {
    if (found.isEmpty()) {
      return new First(first(demand));
    }
    GenerationRecord record = found.get();
    Optional<String> word = demand.rebuild().filter(w -> !record.rebuilds().contains(w));
    if (word.isPresent()) {
      return new Rebuild(record.rebuilt(demand.calculation(), word.get()));
    }
    List<String> differences = record.calculation().differences(demand.calculation());
    if (!differences.isEmpty()) {
      return new Refused(refusal(differences));
    }
    if (record.isUnfinished()) {
      return new Unfinished(record);
    }
    Optional<String> again = demand.republish().filter(w -> !record.republications().contains(w));
    return again
        .<StartDecision>map(w -> new Republish(record.republished(w)))
        .orElse(new Agreed(record));
  }

  /** Words given to the first start of all are used up by it: there is nothing to do again. */
  private static GenerationRecord first(RequestedSettings demand) {
    GenerationRecord first = GenerationRecord.first(demand.calculation());
    GenerationRecord rebuilt =
        demand
            .rebuild()
            .map(word -> first.rebuilt(demand.calculation(), word).cleared())
            .orElse(first);
    return demand.republish().map(word -> rebuilt.republished(word).cleared()).orElse(rebuilt);
  }

  private static String refusal(List<String> differences) {
    return "the data was counted by other terms: "
        + String.join("; ", differences)
        + "; go back to the old setting or version, or count everything anew: ./millrace rebuild,"
        + " or millrace.aggregator.rebuild for services";
  }
}
