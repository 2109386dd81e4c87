package io.millrace.importer.read;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.jspecify.annotations.Nullable;

/**
 * The text of a cell of a workbook.
 *
 * <p>A number has at most 15 significant digits, as spreadsheets show it: 128.1 is stored as
 * 128.09999999999999. A number in the format of a date is {@code yyyy-MM-dd HH:mm:ss}, without a
 * zone. A formula has its last result.
 */
final class XlsxCell {
  private static final MathContext SHOWN = new MathContext(15);
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
  private static final Pattern NOT_CODES = Pattern.compile("\"[^\"]*\"|\\\\.|\\[[^\\]]*\\]");

  private XlsxCell() {}

  static String text(@Nullable Cell cell) {
    if (cell == null || cell.getValue() == null) {
      return "";
    }
    if (cell.getType() == CellType.NUMBER || cell.getValue() instanceof BigDecimal) {
      return isDate(cell) ? date(cell.asDate()) : number(cell.asNumber());
    }
    return String.valueOf(cell.getValue());
  }

  private static String number(BigDecimal value) {
    BigDecimal shown = value.round(SHOWN).stripTrailingZeros();
    return shown.toPlainString();
  }

  private static String date(LocalDateTime date) {
    return date.plusNanos(500_000_000).format(TIME);
  }

  private static boolean isDate(Cell cell) {
    String format = cell.getDataFormatString();
    if (format == null || format.equalsIgnoreCase("General")) {
      return false;
    }
    String codes = NOT_CODES.matcher(format.toLowerCase(Locale.ROOT)).replaceAll("");
    return codes.contains("yy") || codes.contains("d") || codes.contains("h:mm");
  }
}
