package io.millrace.importer.read;

import java.io.IOException;

/** Reports that a file, or the rest of it, cannot be read. The message is for the user. */
public final class UnreadableException extends IOException {
  private static final long serialVersionUID = 1;

  /** Creates the exception without cause. */
  public UnreadableException(String message) {
    super(message);
  }

  UnreadableException(String message, Throwable cause) {
    super(message, cause);
  }
}
