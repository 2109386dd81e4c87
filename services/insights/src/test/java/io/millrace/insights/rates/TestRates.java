package io.millrace.insights.rates;

import io.millrace.events.cell.Calendar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;

/** Makes rates from a few lines. */
public final class TestRates {
  private TestRates() {}

  /** Makes a converter to that currency with these lines, for days of UTC. */
  public static Converter to(String currency, String... lines) {
    return new Converter(read(lines), currency, new Calendar(ZoneOffset.UTC));
  }

  static Rates read(String... lines) {
    try {
      Path file = Files.createTempFile("rates", ".csv");
      try {
        Files.writeString(file, String.join("\n", lines));
        return RatesFile.read(file);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
