package io.millrace.importer;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** Says in words why a file cannot be read. */
final class Failures {
  private Failures() {}

  static String text(IOException e) {
    return switch (e) {
      case NoSuchFileException _ -> "there is no such file";
      case AccessDeniedException _ -> "may not be read";
      default -> e.getMessage() == null ? e.toString() : e.getMessage();
    };
  }
}
