package io.millrace.standalone.mapping;

/** A row that is no event; the message says why. The rows around it are not touched. */
public final class BadRowException extends Exception {
  private static final long serialVersionUID = 1;

  private final String detail;

  /** Refuses a row. */
  public BadRowException(String detail) {
    super(detail, null, false, false);
    this.detail = detail;
  }

  /** Why. */
  public String detail() {
    return detail;
  }
}
