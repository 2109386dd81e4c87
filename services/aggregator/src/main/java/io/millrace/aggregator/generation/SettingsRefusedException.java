package io.millrace.aggregator.generation;

/**
 * The data cannot be continued with these calculation settings. The message says why, and what to
 * do.
 */
public final class SettingsRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  SettingsRefusedException(String message) {
    super(message, null, false, false);
  }
}
