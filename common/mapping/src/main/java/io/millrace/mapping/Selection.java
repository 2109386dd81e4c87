package io.millrace.mapping;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Which rules of a mapping are for an item. */
sealed interface Selection {

  /** Returns the rules to try, or why there are none. */
  Choice choose(Scope scope) throws Refusal;

  /** Returns all rules. */
  Stream<Rule> rules();

  /** Returns the value that selects the rules, if there is one. */
  Optional<Value> by();

  /** The rules for an item. */
  sealed interface Choice {
    /** Rules of which each is tried. */
    record Rules(List<Rule> rules) implements Choice {}

    /** The mapping skips such items. */
    record Skip(String reason) implements Choice {}

    /** The mapping does not know such items. */
    record None(String name, String reason) implements Choice {}
  }

  /** The same rules for every item. */
  record All(Choice.Rules all) implements Selection {
    @Override
    public Choice choose(Scope scope) {
      return all;
    }

    @Override
    public Stream<Rule> rules() {
      return all.rules().stream();
    }

    @Override
    public Optional<Value> by() {
      return Optional.empty();
    }
  }

  /** The rules that one value selects. */
  record Cases(Value value, String label, Map<String, Choice> cases) implements Selection {
    @Override
    public Choice choose(Scope scope) throws Refusal {
      String text = value.in(scope);
      Choice choice = cases.get(text);
      return choice != null
          ? choice
          : new Choice.None(text, "%s is not one of %s".formatted(label, cases.keySet()));
    }

    @Override
    public Stream<Rule> rules() {
      return cases.values().stream()
          .flatMap(choice -> choice instanceof Choice.Rules(List<Rule> all) ? all.stream() : null);
    }

    @Override
    public Optional<Value> by() {
      return Optional.of(value);
    }
  }
}
