package io.millrace.cli;

import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;

/** Converts errors into messages for the user. */
public final class Messages {
  private Messages() {}

  /** Returns the innermost cause. */
  public static Throwable rootOf(Throwable error) {
    Throwable cause = error.getCause();
    return cause == null ? error : rootOf(cause);
  }

  /** Returns the message of an error, or what it says about a file. */
  public static String of(Throwable error) {
    return switch (error) {
      case NoSuchFileException missing -> "no such file: " + missing.getFile();
      case AccessDeniedException denied -> "no access to " + denied.getFile();
      default -> Objects.requireNonNullElse(error.getMessage(), error.toString());
    };
  }
}
