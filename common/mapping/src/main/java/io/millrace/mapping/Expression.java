package io.millrace.mapping;

import dev.cel.common.CelErrorCode;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime.Program;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A checked expression in CEL, the Common Expression Language.
 *
 * @param source the text in the mapping
 * @param program the compiled expression; threads may share it
 * @param variables the paths of its free names
 * @param inside the paths of columns that it reads through {@code this}
 * @param needsElement whether it reads {@code each} or {@code index}
 */
record Expression(
    String source,
    Program program,
    Map<String, Path> variables,
    java.util.List<Path> inside,
    boolean needsElement) {
  /** The name of the whole item. */
  static final String WHOLE = "this";

  /** The name of the element of {@code forEach}. */
  static final String ELEMENT = "each";

  /** The name of the element's position. */
  static final String INDEX = "index";

  /**
   * Returns whether the condition holds. It does not hold when it reads a key that the item lacks.
   *
   * @throws Refusal when it cannot be computed for another reason, for example a text is compared
   *     with a number
   */
  boolean test(Scope scope) throws Refusal {
    Optional<Object> result = evaluate(scope);
    if (result.isEmpty()) {
      return false;
    }
    if (result.get() instanceof Boolean holds) {
      return holds;
    }
    throw Refusal.wrong("'%s' is neither true nor false for it".formatted(source));
  }

  /** Returns the result as text, empty when it is null or reads a key that the item lacks. */
  String text(Scope scope) throws Refusal {
    Optional<Object> result = evaluate(scope);
    if (result.isEmpty()) {
      return "";
    }
    return switch (result.get()) {
      case String text -> Texts.clean(text);
      case Boolean bool -> bool.toString();
      case Long number -> number.toString();
      case Double number when Double.isFinite(number) ->
          BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
      case dev.cel.common.values.NullValue _ -> "";
      default -> throw Refusal.wrong("'%s' gives no text or number for it".formatted(source));
    };
  }

  private Optional<Object> evaluate(Scope scope) throws Refusal {
    try {
      return Optional.ofNullable(program.eval(name -> Optional.of(variable(name, scope))));
    } catch (CelEvaluationException e) {
      if (e.getErrorCode() == CelErrorCode.ATTRIBUTE_NOT_FOUND) {
        return Optional.empty();
      }
      throw Refusal.wrong("'%s' cannot be computed for it".formatted(source));
    }
  }

  private Object variable(String name, Scope scope) {
    Path path = variables.get(name);
    if (path != null) {
      return CelValues.of(scope.node(path));
    }
    return switch (name) {
      case INDEX -> (long) scope.index();
      default -> CelValues.of(scope.whole());
    };
  }

  Stream<Path> paths() {
    return Stream.concat(variables.values().stream(), inside.stream());
  }
}
