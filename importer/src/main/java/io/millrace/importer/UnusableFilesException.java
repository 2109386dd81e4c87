package io.millrace.importer;

import java.io.IOException;
import java.util.List;

/** Reports files that cannot be imported. Nothing was sent. The message has a line for each. */
public final class UnusableFilesException extends IOException {
  private static final long serialVersionUID = 1;

  UnusableFilesException(List<String> problems) {
    super(String.join("\n", problems) + "\nnothing was sent");
  }
}
