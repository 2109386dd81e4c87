package io.millrace.aggregator.generation;

import io.millrace.events.generation.GenerationRecord;
import java.util.List;
import java.util.Optional;

/** The decision about a start, by the record of the generation and the settings of the process. */
sealed interface StartDecision {

  /** The stream may start. */
  record Agreed(GenerationRecord record) implements StartDecision {}

  /** Nothing was counted before. The settings of this process become those of the data. */
  record First(GenerationRecord record) implements StartDecision {}

  /** A rebuild is requested and not begun. */
  record Rebuild(GenerationRecord record) implements StartDecision {}

  /** A republication of all cells is requested and not begun. */
  record Republish(GenerationRecord record) implements StartDecision {}

  /** A rebuild or republication has begun, and cells from before it may be left. */
  record Unfinished(GenerationRecord record) implements StartDecision {}

  /** The data is counted with other calculation settings. */
  record Refused(String reason) implements StartDecision {}

  /**
   * Decides about a start.
   *
   * @param found the record of the present generation; empty when nothing was counted
   * @param requested the settings of the process
   */
  static StartDecision of(Optional<GenerationRecord> found, RequestedSettings requested) {
    if (found.isEmpty()) {
      return new First(first(requested));
    }
    GenerationRecord record = found.get();
    Optional<String> word = requested.rebuild().filter(w -> !record.rebuilds().contains(w));
    if (word.isPresent()) {
      return new Rebuild(record.rebuilt(requested.calculation(), word.get()));
    }
    List<String> differences = record.calculation().differences(requested.calculation());
    if (!differences.isEmpty()) {
      return new Refused(refusal(differences));
    }
    if (record.isUnfinished()) {
      return new Unfinished(record);
    }
    Optional<String> again =
        requested.republish().filter(w -> !record.republications().contains(w));
    return again
        .<StartDecision>map(w -> new Republish(record.republished(w)))
        .orElse(new Agreed(record));
  }

  /** Marks the words of the very first start as used: there is nothing to count or write again. */
  private static GenerationRecord first(RequestedSettings requested) {
    GenerationRecord first = GenerationRecord.first(requested.calculation());
    GenerationRecord rebuilt =
        requested
            .rebuild()
            .map(word -> first.rebuilt(requested.calculation(), word).cleared())
            .orElse(first);
    return requested.republish().map(word -> rebuilt.republished(word).cleared()).orElse(rebuilt);
  }

  private static String refusal(List<String> differences) {
    return "the data was counted with other settings or rules: "
        + String.join("; ", differences)
        + "; go back to the old setting or version, or count everything anew: ./millrace rebuild,"
        + " or millrace.aggregator.rebuild for services";
  }
}
