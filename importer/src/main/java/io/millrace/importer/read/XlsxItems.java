package io.millrace.importer.read;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;

/**
 * Reads the rows of one sheet of an Excel workbook ({@code .xlsx}). The first row that is not blank
 * is the header. Memory holds one row, and the texts that the workbook shares between cells.
 */
final class XlsxItems implements TableItems {
  private static final boolean WITH_FORMATS = true;
  private static final boolean ERRORS_AS_CELLS = true;

  private final ReadableWorkbook workbook;
  private final Stream<Row> stream;
  private final Iterator<Row> rows;
  private final Optional<List<String>> header;
  private final String preamble;
  private final char separator;

  private XlsxItems(ReadableWorkbook workbook, Sheet sheet, ReadOptions options)
      throws IOException {
    this.workbook = workbook;
    this.separator = options.separator().orElse(',');
    this.stream = sheet.openStream();
    this.rows = stream.iterator();
    if (options.columns().isEmpty()) {
      Optional<List<String>> first = nextRow().map(XlsxItems::cells);
      this.header = first.map(TableItems::named);
      this.preamble = first.map(cells -> CsvText.line(cells, separator)).orElse("");
    } else {
      this.header = Optional.of(options.columns());
      this.preamble = "";
    }
  }

  static XlsxItems open(Path file, ReadOptions options) throws IOException {
    ReadableWorkbook workbook = workbook(file);
    try {
      return new XlsxItems(workbook, sheet(workbook, options.sheet()), options);
    } catch (UnreadableException e) {
      workbook.close();
      throw e;
    } catch (IOException | RuntimeException e) {
      workbook.close();
      throw damaged(e);
    }
  }

  /** The library reports damage by exceptions of many types. */
  private static ReadableWorkbook workbook(Path file) throws IOException {
    try {
      return new ReadableWorkbook(file.toFile(), new ReadingOptions(WITH_FORMATS, ERRORS_AS_CELLS));
    } catch (IOException | RuntimeException e) {
      throw damaged(e);
    }
  }

  @Override
  public Optional<List<String>> header() {
    return header;
  }

  @Override
  public String preamble() {
    return preamble;
  }

  @Override
  public Optional<InputItem> next() throws IOException {
    if (header.isEmpty()) {
      return Optional.empty();
    }
    try {
      return nextRow().map(row -> item(row, header.get().size()));
    } catch (RuntimeException e) {
      throw damaged(e);
    }
  }

  @Override
  public void close() throws IOException {
    stream.close();
    workbook.close();
  }

  private Optional<Row> nextRow() {
    while (rows.hasNext()) {
      Row row = rows.next();
      if (!isBlank(row)) {
        return Optional.of(row);
      }
    }
    return Optional.empty();
  }

  private static boolean isBlank(Row row) {
    return cells(row).stream().allMatch(String::isBlank);
  }

  /** A workbook does not store empty cells at the end of a row, so no row is too short. */
  private InputItem item(Row row, int columns) {
    List<String> cells = new ArrayList<>(cells(row));
    while (cells.size() < columns) {
      cells.add("");
    }
    return new InputItem.Row(row.getRowNum(), CsvText.line(cells, separator), cells);
  }

  private static List<String> cells(Row row) {
    return row.stream().map(XlsxCell::text).toList();
  }

  private static Sheet sheet(ReadableWorkbook workbook, Optional<String> name) throws IOException {
    if (name.isEmpty()) {
      return workbook.getFirstSheet();
    }
    return workbook
        .findSheet(name.get())
        .orElseThrow(
            () ->
                new UnreadableException(
                    "no sheet '%s', only %s"
                        .formatted(name.get(), workbook.getSheets().map(Sheet::getName).toList())));
  }

  private static UnreadableException damaged(Exception e) {
    String reason = String.valueOf(e.getMessage()).strip().lines().findFirst().orElse("");
    return new UnreadableException("a damaged workbook: " + reason, e);
  }
}
