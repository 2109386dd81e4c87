package io.millrace.insights.rates;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.events.catalog.Currencies;
import io.millrace.insights.rates.Rates.Pair;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads the file of rates. Its lines are {@code date,base,quote,rate}. {@code #} starts a comment.
 * The first line may be a header with these names.
 */
final class RatesFile {
  private static final List<String> HEADER = List.of("date", "base", "quote", "rate");
  private static final Pattern RATE = Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,12})?");
  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT
          .builder()
          .setCommentMarker('#')
          .setIgnoreEmptyLines(true)
          .setIgnoreSurroundingSpaces(true)
          .get();

  private final Map<Pair, Map<LocalDate, Ratio>> rates = new HashMap<>();

  private RatesFile() {}

  /**
   * Reads the file.
   *
   * @throws IOException when the file cannot be read
   * @throws IllegalArgumentException when a line is invalid; the message has its number
   */
  static Rates read(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    return new Rates(
        UUID.nameUUIDFromBytes(bytes).toString(), parse(file.toString(), new String(bytes, UTF_8)));
  }

  private static Map<Pair, Map<LocalDate, Ratio>> parse(String name, String text)
      throws IOException {
    RatesFile file = new RatesFile();
    try (CSVParser lines = CSVParser.parse(new StringReader(text), FORMAT)) {
      lines.forEach(line -> file.add(name, line, lines.getCurrentLineNumber()));
    } catch (UncheckedIOException e) {
      throw new IllegalArgumentException("%s: %s".formatted(name, e.getMessage()), e);
    }
    return file.rates;
  }

  private void add(String name, CSVRecord line, long number) {
    if (line.getRecordNumber() == 1 && line.toList().equals(HEADER)) {
      return;
    }
    try {
      add(line.toList());
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new IllegalArgumentException(
          "%s, line %d: %s".formatted(name, number, e.getMessage()), e);
    }
  }

  private void add(List<String> cells) {
    require(cells.size() == HEADER.size(), "expected date,base,quote,rate");
    LocalDate day = LocalDate.parse(cells.getFirst());
    Pair pair = new Pair(currency(cells.get(1)), currency(cells.get(2)));
    require(!pair.base().equals(pair.quote()), "base and quote are the same");
    Ratio rate = Ratio.of(day, rate(cells.get(3)));
    boolean isNew = rates.computeIfAbsent(pair, _ -> new HashMap<>()).put(day, rate) == null;
    require(isNew, "the pair has two rates for that day");
  }

  private static String currency(String code) {
    require(Currencies.digits(code).isPresent(), "unknown currency '" + code + "'");
    return code;
  }

  private static BigDecimal rate(String text) {
    require(
        RATE.matcher(text).matches() && new BigDecimal(text).signum() > 0,
        "a rate is a decimal above 0 with at most 12 digits on either side, not '" + text + "'");
    return new BigDecimal(text);
  }

  private static void require(boolean fits, String otherwise) {
    if (!fits) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
