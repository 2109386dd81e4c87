package io.millrace.importer.mapping;

/**
 * Reports a row that cannot become an event. The message gives the reason. Other rows are not
 * affected.
 */
public final class BadRowException extends Exception {
  private static final long serialVersionUID = 1;

  private final String detail;

  /** Creates the exception with the reason. */
  public BadRowException(String detail) {
    super(detail, null, false, false);
    this.detail = detail;
  }

  /** Returns the reason. */
  public String detail() {
    return detail;
  }
}
