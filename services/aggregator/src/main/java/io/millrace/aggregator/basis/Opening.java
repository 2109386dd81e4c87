package io.millrace.aggregator.basis;

import io.millrace.events.terms.Basis;
import java.util.List;
import java.util.Optional;

/** What follows for a start from what the data rests on and what the settings ask for. */
sealed interface Opening {

  /** The stream may start. */
  record Agreed(Basis basis) implements Opening {}

  /** Nothing was counted before; these terms become those of the data. */
  record First(Basis basis) implements Opening {}

  /** A rebuild is asked for that nobody has begun. */
  record Rebuild(Basis basis) implements Opening {}

  /** All cells are to be written again, which nobody has begun. */
  record Republish(Basis basis) implements Opening {}

  /** A rebuild or republication was begun, and cells of before may be left. */
  record Unfinished(Basis basis) implements Opening {}

  /** The data is counted by other terms. */
  record Refused(String reason) implements Opening {}

  /** The opening of a start that asks for this and finds that. */
  static Opening of(Optional<Basis> found, Demand demand) {
    if (found.isEmpty()) {
      return new First(first(demand));
    }
    Basis basis = found.get();
    Optional<String> word = demand.rebuild().filter(w -> !basis.rebuilds().contains(w));
    if (word.isPresent()) {
      return new Rebuild(basis.rebuilt(demand.terms(), word.get()));
    }
    List<String> differences = basis.terms().differences(demand.terms());
    if (!differences.isEmpty()) {
      return new Refused(refusal(differences));
    }
    if (basis.isUnfinished()) {
      return new Unfinished(basis);
    }
    Optional<String> again = demand.republish().filter(w -> !basis.republications().contains(w));
    return again.<Opening>map(w -> new Republish(basis.republished(w))).orElse(new Agreed(basis));
  }

  /** Words given to the first start of all are used up by it: there is nothing to do again. */
  private static Basis first(Demand demand) {
    Basis first = Basis.first(demand.terms());
    Basis rebuilt =
        demand.rebuild().map(word -> first.rebuilt(demand.terms(), word).cleared()).orElse(first);
    return demand.republish().map(word -> rebuilt.republished(word).cleared()).orElse(rebuilt);
  }

  private static String refusal(List<String> differences) {
    return "the data was counted by other terms: "
        + String.join("; ", differences)
        + "; go back to the old setting or version, or count everything anew: ./millrace rebuild,"
        + " or millrace.aggregator.rebuild for services";
  }
}
