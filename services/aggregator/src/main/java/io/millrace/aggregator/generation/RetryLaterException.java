package io.millrace.aggregator.generation;

/** The stream has to wait for another process. The caller tries again soon. */
public final class RetryLaterException extends RuntimeException {
  private static final long serialVersionUID = 1;

  RetryLaterException(String message) {
    super(message, null, false, false);
  }
}
