package io.millrace.mapping;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import dev.cel.common.types.CelKind;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.extensions.CelExtensions;
import dev.cel.extensions.CelStringExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Compiles expressions. Their cost is bounded: 1 000 characters, a depth of 30, 1 000 steps of
 * macros such as {@code exists}, regular expressions without backtracking, and no function that
 * multiplies the length of a text.
 */
final class Expressions {
  static final int MOST_CHARACTERS = 1_000;

  private static final int MOST_STEPS = 1_000;
  private static final CelOptions OPTIONS =
      CelOptions.current()
          .maxExpressionCodePointSize(MOST_CHARACTERS)
          .maxParseRecursionDepth(30)
          .comprehensionMaxIterations(MOST_STEPS)
          .maxRegexProgramSize(1_000)
          .build();
  private static final CelStringExtensions STRINGS =
      CelExtensions.strings(
          CelStringExtensions.Function.CHAR_AT,
          CelStringExtensions.Function.INDEX_OF,
          CelStringExtensions.Function.LAST_INDEX_OF,
          CelStringExtensions.Function.LOWER_ASCII,
          CelStringExtensions.Function.SPLIT,
          CelStringExtensions.Function.SUBSTRING,
          CelStringExtensions.Function.TRIM,
          CelStringExtensions.Function.UPPER_ASCII);
  private static final CelRuntime RUNTIME =
      CelRuntimeFactory.standardCelRuntimeBuilder()
          .setOptions(OPTIONS)
          .addLibraries(STRINGS)
          .build();
  private static final CelCompiler PARSER = compiler().build();

  private final Paths paths;

  Expressions(Paths paths) {
    this.paths = paths;
  }

  /** Reports an expression that is not valid. */
  static final class InvalidException extends Exception {
    private static final long serialVersionUID = 1;

    InvalidException(String problem) {
      super(problem, null, false, false);
    }

    String problem() {
      return String.valueOf(getMessage());
    }
  }

  private static CelCompilerBuilder compiler() {
    return CelCompilerFactory.standardCelCompilerBuilder()
        .setOptions(OPTIONS)
        .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
        .addLibraries(STRINGS);
  }

  Expression condition(String source, int line) throws InvalidException {
    return compile(source, line, true);
  }

  Expression value(String source, int line) throws InvalidException {
    return compile(source, line, false);
  }

  private Expression compile(String source, int line, boolean condition) throws InvalidException {
    try {
      Names names = names(PARSER.parse(source).getAst());
      CelCompilerBuilder compiler = compiler();
      names.all.forEach(name -> compiler.addVar(name, SimpleType.DYN));
      CelAbstractSyntaxTree ast = compiler.build().compile(source).getAst();
      CelKind kind = ast.getResultType().kind();
      if (condition && kind != CelKind.BOOL && kind != CelKind.DYN) {
        throw new InvalidException("expected a condition, which is true or false");
      }
      return expression(source, RUNTIME.createProgram(ast), names, line);
    } catch (CelValidationException e) {
      throw new InvalidException(problems(e));
    } catch (CelEvaluationException | RuntimeException e) {
      throw new InvalidException("is not an expression that can be used");
    }
  }

  private Expression expression(String source, CelRuntime.Program program, Names names, int line) {
    Map<String, Path> variables = new HashMap<>();
    for (String name : names.all) {
      if (name.equals(Expression.ELEMENT)) {
        variables.put(name, paths.ofElement("", line));
      } else if (!name.equals(Expression.INDEX) && !name.equals(Expression.WHOLE)) {
        variables.put(name, paths.ofItem(name, line));
      }
    }
    List<Path> inside = names.inside.stream().map(name -> paths.ofItem(name, line)).toList();
    boolean needsElement =
        names.all.contains(Expression.ELEMENT) || names.all.contains(Expression.INDEX);
    return new Expression(source, program, Map.copyOf(variables), inside, needsElement);
  }

  private static String problems(CelValidationException e) {
    List<String> problems = new ArrayList<>();
    for (CelIssue issue : e.getErrors()) {
      problems.add(
          "column %d: %s".formatted(issue.getSourceLocation().getColumn() + 1, issue.getMessage()));
    }
    return "is not an expression: " + String.join("; ", problems);
  }

  /** The free names of an expression, and the keys that it reads of the whole item. */
  private record Names(Set<String> all, Set<String> inside) {}

  private static Names names(CelAbstractSyntaxTree ast) {
    Set<String> all = new TreeSet<>();
    Set<String> inside = new TreeSet<>();
    Set<String> bound = new HashSet<>();
    CelNavigableAst.fromAst(ast)
        .getRoot()
        .allNodes()
        .map(CelNavigableExpr::expr)
        .forEach(expr -> note(expr, all, inside, bound));
    all.removeAll(bound);
    return new Names(all, inside);
  }

  private static void note(CelExpr expr, Set<String> all, Set<String> inside, Set<String> bound) {
    switch (expr.getKind()) {
      case IDENT -> all.add(expr.ident().name());
      case COMPREHENSION -> {
        bound.add(expr.comprehension().iterVar());
        bound.add(expr.comprehension().iterVar2());
        bound.add(expr.comprehension().accuVar());
      }
      case SELECT -> {
        if (isWhole(expr.select().operand())) {
          inside.add(expr.select().field());
        }
      }
      case CALL -> {
        List<CelExpr> args = expr.call().args();
        if (expr.call().function().equals("_[_]")
            && isWhole(args.getFirst())
            && args.getLast().getKind() == Kind.CONSTANT
            && args.getLast().constant().getKind() == CelConstant.Kind.STRING_VALUE) {
          inside.add(args.getLast().constant().stringValue());
        }
      }
      default -> {}
    }
  }

  private static boolean isWhole(CelExpr expr) {
    return expr.getKind() == Kind.IDENT && expr.ident().name().equals(Expression.WHOLE);
  }
}
