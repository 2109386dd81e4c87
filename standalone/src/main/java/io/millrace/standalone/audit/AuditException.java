package io.millrace.standalone.audit;

/** An audit cannot be made, or would say nothing; the message says why and what to do. */
public final class AuditException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** For that reason. */
  public AuditException(String message) {
    super(message);
  }
}
