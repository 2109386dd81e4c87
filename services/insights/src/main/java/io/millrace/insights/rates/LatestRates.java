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
 * The rates of the file as it is now. A file that is wrong at the start ends the start; one that
 * becomes wrong later is told in the log, and the rates before it hold.
 */
@Component
public final class LatestRates {
  private static final Logger log = LoggerFactory.getLogger(LatestRates.class);

  private final String file;
  private final Duration poll;
  private final Calendar calendar;
  private final Clock clock;
  private Rates rates = Rates.none();
  private Instant looked = Instant.EPOCH;
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

  /** Tells amounts in that currency, by the rates of this moment. Blocks to look at the file. */
  public Converter to(String currency) {
    return new Converter(current(), currency, calendar);
  }

  private synchronized Rates current() {
    Instant now = clock.instant();
    if (!file.isEmpty() && !now.isBefore(looked.plus(poll))) {
      looked = now;
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
      log.warn("the rates stay as they were: {}", e.toString());
    }
  }

  private void load() throws IOException {
    looked = clock.instant();
    // Noted first, so that a wrong file is told once and one that changes meanwhile is read again.
    stamp = Stamp.of(Path.of(file));
    rates = RatesFile.read(Path.of(file));
  }

  /** How a change of the file shows. */
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
