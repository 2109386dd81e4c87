package io.millrace.importer.read;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvReader.CsvReaderBuilder;
import java.util.ArrayList;
import java.util.List;

/**
 * Divides one record of CSV into cells. Quotes are strict: a cell is quoted from its first to its
 * last character, blanks aside, or not at all. The only other form is {@code ="00123"}, by which
 * spreadsheets keep leading zeros; such a cell stays as it is.
 */
final class CsvCells {
  /** The number of cells that a record may have. */
  static final int MAX_CELLS = 4096;

  private static final char QUOTE = '"';

  private final char separator;
  private final CsvReaderBuilder parser;

  CsvCells(char separator) {
    this.separator = separator;
    this.parser =
        CsvReader.builder()
            .fieldSeparator(separator)
            .allowExtraCharsAfterClosingQuote(false)
            .trimWhitespacesAroundQuotes(true)
            .maxBufferSize(4 * TextLines.MAX_BYTES);
  }

  List<String> of(String record) throws DamagedException {
    List<String> cells = record.indexOf(QUOTE) < 0 ? split(record) : parsed(record);
    if (cells.size() > MAX_CELLS) {
      throw new DamagedException("more than %d cells".formatted(MAX_CELLS));
    }
    return cells;
  }

  private List<String> split(String record) {
    List<String> cells = new ArrayList<>();
    int from = 0;
    for (int to = record.indexOf(separator); to >= 0; to = record.indexOf(separator, from)) {
      cells.add(record.substring(from, to));
      from = to + 1;
    }
    cells.add(record.substring(from));
    return cells;
  }

  private List<String> parsed(String record) throws DamagedException {
    Collector collector = new Collector();
    try {
      parser.ofSingleCsvRecord(collector, record);
    } catch (CsvParseException e) {
      throw new DamagedException("quotes do not match");
    }
    if (collector.strayQuote) {
      throw new DamagedException("a quote inside a cell that is not quoted");
    }
    return collector.cells;
  }

  private static final class Collector extends AbstractBaseCsvCallbackHandler<List<String>> {
    private final List<String> cells = new ArrayList<>();
    private boolean strayQuote;

    @Override
    protected void handleField(
        int index, char[] characters, int offset, int length, boolean quoted) {
      String cell = new String(characters, offset, length);
      strayQuote |= !quoted && cell.indexOf(QUOTE) >= 0 && !isText(cell.strip());
      cells.add(cell);
    }

    @Override
    protected List<String> buildRecord() {
      return cells;
    }

    private static boolean isText(String cell) {
      int end = cell.length() - 1;
      return cell.startsWith("=\"") && end > 1 && cell.indexOf(QUOTE, 2) == end;
    }
  }
}
