package io.millrace.standalone.server;

/** Reports that Millrace cannot start here. The message gives the reason and a remedy. */
public final class StartException extends RuntimeException {
  private static final long serialVersionUID = 1;

  StartException(String message) {
    super(message, null, false, false);
  }

  StartException(String message, Throwable cause) {
    super(message, cause);
  }
}
