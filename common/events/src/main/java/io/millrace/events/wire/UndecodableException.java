package io.millrace.events.wire;

/** Thrown when the bytes of a record are not valid for its topic; the message says why. */
public final class UndecodableException extends Exception {
  private static final long serialVersionUID = 1;

  public UndecodableException(String message) {
    super(message);
  }

  public UndecodableException(String message, Throwable cause) {
    super(message, cause);
  }
}
