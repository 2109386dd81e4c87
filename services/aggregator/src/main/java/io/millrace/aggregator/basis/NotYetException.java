package io.millrace.aggregator.basis;

/** The stream has to wait for others; trying again soon is right. */
public final class NotYetException extends RuntimeException {
  private static final long serialVersionUID = 1;

  NotYetException(String message) {
    super(message, null, false, false);
  }
}
