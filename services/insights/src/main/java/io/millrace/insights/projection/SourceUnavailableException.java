package io.millrace.insights.projection;

/** The summaries cannot be read now; trying again later is worthwhile. */
public final class SourceUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public SourceUnavailableException(String message) {
    super(message);
  }

  public SourceUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
