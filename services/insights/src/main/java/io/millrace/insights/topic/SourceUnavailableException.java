package io.millrace.insights.topic;

/** Thrown when a topic cannot be read now. A later attempt may succeed. */
public final class SourceUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public SourceUnavailableException(String message) {
    super(message);
  }

  public SourceUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
