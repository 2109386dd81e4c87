package io.millrace.insights.rates;

import io.millrace.events.cell.Calendar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Provides the current rates of the file. An invalid file at the start prevents the start. When the
 * file becomes invalid later, the fault is logged and the earlier rates stay valid. Safe for
 * threads.
 */
@Component
public final class LatestRates {
  private static final Logger log = LoggerFactory.getLogger(LatestRates.class);

  private final String file;
  private final Duration poll;
  private final Calendar calendar;
  private final Clock clock;
  private Rates rates = Rates.none();
  private Instant checked = Instant.EPOCH;
  private Stamp stamp = Stamp.NONE;

  LatestRates(RatesSettings settings, Calendar calendar, Clock clock) throws IOException {
    this.file = settings.rates();
    this.poll = settings.ratesPoll();
    this.calendar = calendar;
    this.clock = clock;
    if (!file.isEmpty()) {
      load();
    }
  }

  /**
   * Returns a converter to that currency, with the rates of now. Blocks to check the file for
   * changes.
   */
  public Converter to(String currency) {
    return new Converter(current(), currency, calendar);
  }

  private synchronized Rates current() {
    Instant now = clock.instant();
    if (!file.isEmpty() && !now.isBefore(checked.plus(poll))) {
      checked = now;
      reload();
    }
    return rates;
  }

  private void reload() {
    try {
      if (!Stamp.of(Path.of(file)).equals(stamp)) {
        load();
        log.info("read the rates of {} again", file);
      }
    } catch (IOException | IllegalArgumentException e) {
      log.warn("the file of rates cannot be used, the earlier rates stay valid: {}", e.toString());
    }
  }

  private void load() throws IOException {
    checked = clock.instant();
    // Set first: so an invalid file is logged once, and a file that changes during the read is read
    // again.
    stamp = Stamp.of(Path.of(file));
    rates = RatesFile.read(Path.of(file));
  }

  /** The file attributes by which a change of the file is found. */
  private record Stamp(Instant modified, long size, String key) {
    private static final Stamp NONE = new Stamp(Instant.MIN, -1, "");

    static Stamp of(Path file) throws IOException {
      BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
      return new Stamp(
          found.lastModifiedTime().toInstant(),
          found.size(),
          Objects.toString(found.fileKey(), ""));
    }
  }
}
