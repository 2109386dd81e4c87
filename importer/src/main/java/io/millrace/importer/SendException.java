package io.millrace.importer;

/**
 * Reports that the import cannot continue. Acknowledged events stay, and sending all events again
 * is safe.
 */
public final class SendException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final Reason reason;

  /** The reasons why nothing can be sent. */
  public enum Reason {
    /**
     * No gateway answered, or it stayed unavailable, during the time in which retries were allowed.
     */
    UNREACHABLE,
    /** The gateway does not know the key, or the key has no permission to write. */
    KEY_REFUSED,
    /** Refused records cannot be written, for example because the disk is full; or an error. */
    CANNOT_GO_ON
  }

  SendException(Reason reason, String message) {
    super(message, null, false, false);
    this.reason = reason;
  }

  /** Returns the reason. */
  public Reason reason() {
    return reason;
  }
}
