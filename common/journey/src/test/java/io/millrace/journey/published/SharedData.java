package io.millrace.journey.published;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Assumptions;

/** Published numbers beside the checkout. They are no part of the project: a test may find none. */
final class SharedData {
  private static final Path FOLDER =
      Path.of(System.getProperty("millrace.shared", "../shared"), "data");

  private SharedData() {}

  /** The rows below the header. */
  static List<CSVRecord> csv(String name) {
    return records(name, CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get());
  }

  /** The rows of a file without header whose columns a blank separates. */
  static List<CSVRecord> blankSeparated(String name) {
    return records(name, CSVFormat.DEFAULT.builder().setDelimiter(' ').get());
  }

  static String text(String name) {
    Path file = file(name);
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new IllegalStateException("cannot read " + file, e);
    }
  }

  private static List<CSVRecord> records(String name, CSVFormat format) {
    Path file = file(name);
    try (Reader reader = new InputStreamReader(open(file), UTF_8)) {
      return format.parse(reader).getRecords();
    } catch (IOException e) {
      throw new IllegalStateException("cannot read " + file, e);
    }
  }

  private static InputStream open(Path file) throws IOException {
    InputStream stream = Files.newInputStream(file);
    return file.toString().endsWith(".gz") ? new GZIPInputStream(stream) : stream;
  }

  /** The file of that name; the test is skipped, and says so, where it is absent. */
  private static Path file(String name) {
    Path file = FOLDER.resolve(name);
    boolean there = Files.isRegularFile(file);
    if (!there) {
      System.err.println("SKIPPED: this machine does not have the shared data file " + name);
    }
    Assumptions.assumeTrue(there, () -> "no shared data file " + name);
    return file;
  }
}
