package io.millrace.system;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Real logs beside the checkout. They are not part of the project, so a test may find none. */
final class SharedData {
  private static final Path FOLDER = Path.of(System.getProperty("millrace.shared"), "data");

  private SharedData() {}

  /** The file of that name; the test is skipped, and says so, where it is absent. */
  static Path file(String name) {
    Path file = FOLDER.resolve(name);
    boolean there = Files.isRegularFile(file);
    if (!there) {
      System.err.println("SKIPPED: this machine does not have the shared data file " + name);
    }
    Assumptions.assumeTrue(there, () -> "no shared data file " + name);
    return file;
  }
}
