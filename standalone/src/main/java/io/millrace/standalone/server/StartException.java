package io.millrace.standalone.server;

/** Millrace cannot start here; the message says why and what to do. */
public final class StartException extends RuntimeException {
  private static final long serialVersionUID = 1;

  StartException(String message) {
    super(message, null, false, false);
  }

  StartException(String message, Throwable cause) {
    super(message, cause);
  }
}
