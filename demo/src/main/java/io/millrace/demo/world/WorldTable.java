package io.millrace.demo.world;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A CSV table of the world in a resource beside this class, with a header and comments. */
record WorldTable(String name) {
  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .setCommentMarker('#')
          .setIgnoreEmptyLines(true)
          .get();

  <T> List<T> rows(Function<CSVRecord, T> read) {
    try (InputStream in = open();
        CSVParser lines = FORMAT.parse(new InputStreamReader(in, UTF_8))) {
      return lines.stream().map(read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }

  static double number(CSVRecord row, String column) {
    return Double.parseDouble(row.get(column));
  }

  private InputStream open() {
    return Objects.requireNonNull(WorldTable.class.getResourceAsStream(name), name);
  }
}
