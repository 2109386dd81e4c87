package io.millrace.standalone.send;

/** The import cannot go on; what was acknowledged stays, and sending all again is safe. */
public final class SendException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final Reason reason;

  /** Why nothing can be sent. */
  public enum Reason {
    /** No gateway answered, or it stayed unavailable, for as long as retries were allowed. */
    UNREACHABLE,
    /** The gateway does not know the key, or the key may not write. */
    KEY_REFUSED
  }

  SendException(Reason reason, String message) {
    super(message, null, false, false);
    this.reason = reason;
  }

  /** What kind of hindrance it is. */
  public Reason reason() {
    return reason;
  }
}
