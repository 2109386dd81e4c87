package io.millrace.mapping;

import java.util.Optional;
import java.util.stream.Stream;

/** A condition at the entry of a mapping: what is skipped, and what an item must have. */
sealed interface Gate {

  /** Returns the reason to skip the item, if there is one. */
  Optional<String> skip(Scope scope) throws Refusal;

  /** Returns all paths that the gate reads. */
  Stream<Path> paths();

  /** Tells whether the gate reads the element of {@code forEach}, which it cannot. */
  boolean needsElement();

  /** Skips items for which a condition holds. */
  record Skip(Expression when, String reason) implements Gate {
    @Override
    public Optional<String> skip(Scope scope) throws Refusal {
      return when.test(scope) ? Optional.of(reason) : Optional.empty();
    }

    @Override
    public Stream<Path> paths() {
      return when.paths();
    }

    @Override
    public boolean needsElement() {
      return when.needsElement();
    }
  }

  /** Requires a value. */
  record Present(Value value, String label) implements Gate {
    @Override
    public Optional<String> skip(Scope scope) throws Refusal {
      if (value.in(scope).isEmpty()) {
        throw Refusal.missing("no " + label);
      }
      return Optional.empty();
    }

    @Override
    public Stream<Path> paths() {
      return value.paths();
    }

    @Override
    public boolean needsElement() {
      return value.needsElement();
    }
  }

  /** Refuses items for which a condition does not hold. */
  record Holds(Expression condition, String problem) implements Gate {
    @Override
    public Optional<String> skip(Scope scope) throws Refusal {
      if (!condition.test(scope)) {
        throw Refusal.wrong(problem);
      }
      return Optional.empty();
    }

    @Override
    public Stream<Path> paths() {
      return condition.paths();
    }

    @Override
    public boolean needsElement() {
      return condition.needsElement();
    }
  }
}
