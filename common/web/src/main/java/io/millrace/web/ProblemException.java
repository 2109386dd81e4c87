package io.millrace.web;

import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpStatusCode;

/**
 * Ends a request with a problem. Code below a handler throws it; {@link ProblemHandler} answers it.
 */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Problem problem;
  private final transient Optional<Duration> retryAfter;

  private ProblemException(Problem problem, Optional<Duration> retryAfter) {
    super(problem.code() + ": " + problem.detail(), null, false, false);
    this.problem = problem;
    this.retryAfter = retryAfter;
  }

  /** An exception that ends the request with this problem. */
  public static ProblemException of(HttpStatusCode status, String code, String detail) {
    return new ProblemException(Problem.of(status, code, detail), Optional.empty());
  }

  /**
   * An exception that ends the request with 400 {@code bad_parameter} and names the query
   * parameter.
   */
  public static ProblemException ofParameter(
      String parameter, ParameterReason reason, String detail) {
    return new ProblemException(
        Problem.ofParameter(parameter, reason, Optional.empty(), detail), Optional.empty());
  }

  /**
   * The same, and says for programs what the parameter should have been, for example the allowed
   * values with commas between them.
   */
  public static ProblemException ofParameter(
      String parameter, ParameterReason reason, String expected, String detail) {
    return new ProblemException(
        Problem.ofParameter(parameter, reason, Optional.of(expected), detail), Optional.empty());
  }

  /** The same problem with a {@code Retry-After} header field, in whole seconds, at least one. */
  public ProblemException retryAfter(Duration wait) {
    return new ProblemException(problem, Optional.of(wait));
  }

  public Problem problem() {
    return problem;
  }

  public Optional<Duration> retryAfter() {
    return retryAfter;
  }
}
