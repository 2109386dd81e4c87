package io.millrace.importer;

import io.millrace.importer.mapping.BadRowException;
import io.millrace.importer.mapping.MappedEvent;
import io.millrace.importer.mapping.Mapping;
import io.millrace.importer.mapping.RowMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Parses rows of CSV (RFC 4180), one line each. A row may not contain line breaks, so a missing
 * quote damages only its own row.
 */
final class CsvParser implements LineParser {
  private final Mapping mapping;
  private Optional<RowMapper> rows;

  CsvParser(Mapping mapping) {
    this.mapping = mapping;
    this.rows = mapping.columns().map(mapping::mapper);
  }

  @Override
  public Optional<MappedEvent> parse(String line) throws BadRowException {
    if (line.isBlank()) {
      return Optional.empty();
    }
    List<String> cells = cells(line);
    if (rows.isEmpty()) {
      rows = Optional.of(mapping.mapper(cells));
      return Optional.empty();
    }
    return Optional.of(rows.get().map(cells));
  }

  private static List<String> cells(String line) throws BadRowException {
    return line.indexOf('"') < 0 ? List.of(line.split(",", -1)) : quotedCells(line);
  }

  private static List<String> quotedCells(String line) throws BadRowException {
    try (CSVParser parser = CSVParser.parse(line, CSVFormat.RFC4180)) {
      List<CSVRecord> records = parser.getRecords();
      return records.getFirst().toList();
    } catch (IOException | UncheckedIOException | IllegalStateException _) {
      throw new BadRowException("quotes do not match");
    }
  }
}
