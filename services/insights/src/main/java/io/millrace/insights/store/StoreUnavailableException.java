package io.millrace.insights.store;

/** Thrown when the store does not answer. A later attempt may succeed. */
public final class StoreUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public StoreUnavailableException(String message) {
    super(message);
  }

  public StoreUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
