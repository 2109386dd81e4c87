package io.millrace.insights.lag;

/** Thrown when it cannot be found out how far counting is behind. The message has the reason. */
public final class UnknownLagException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * Creates the exception.
   *
   * @param message the reason
   */
  public UnknownLagException(String message) {
    super(message, null, false, false);
  }
}
