package io.millrace.standalone.audit;

/**
 * Reports that an audit is not possible or would have no result. The message gives the reason and a
 * remedy.
 */
public final class AuditException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Creates the exception with a message for the user. */
  public AuditException(String message) {
    super(message);
  }
}
