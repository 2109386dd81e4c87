package io.millrace.insights.lag;

/** Nobody says how far counting is; the message says why. */
public final class UnknownLagException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * Nobody, for that reason.
   *
   * @param message the reason
   */
  public UnknownLagException(String message) {
    super(message, null, false, false);
  }
}
