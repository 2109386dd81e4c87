package io.millrace.web;

import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpStatusCode;

/** A request that ends in a problem; thrown anywhere below a handler, answered once. */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Problem problem;
  private final transient Optional<Duration> retryAfter;

  private ProblemException(Problem problem, Optional<Duration> retryAfter) {
    super(problem.code() + ": " + problem.detail(), null, false, false);
    this.problem = problem;
    this.retryAfter = retryAfter;
  }

  /** Ends the request in that problem. */
  public static ProblemException of(HttpStatusCode status, String code, String detail) {
    return new ProblemException(Problem.of(status, code, detail), Optional.empty());
  }

  /** Ends the request in 400 {@code bad_parameter}, naming the query parameter. */
  public static ProblemException ofParameter(String parameter, String detail) {
    return new ProblemException(Problem.ofParameter(parameter, detail), Optional.empty());
  }

  /** The same problem with a {@code Retry-After} header, in whole seconds, at least one. */
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
