package io.millrace.insights.rates;

import io.millrace.events.catalog.Currencies;
import io.millrace.events.cell.Calendar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/** Converts amounts to one currency at the rate of their day. For one query and one thread. */
public final class Converter {
  private final Rates rates;
  private final String currency;
  private final Calendar calendar;
  private final Map<Known, Ratio> known = new HashMap<>();

  Converter(Rates rates, String currency, Calendar calendar) {
    this.rates = rates;
    this.currency = currency;
    this.calendar = calendar;
  }

  /** Returns the currency that amounts are converted to. */
  public String currency() {
    return currency;
  }

  /** Returns the version of the rates. It changes when the rates change. */
  public String version() {
    return rates.version();
  }

  /** Returns the day whose rate is used in a window with that start (milliseconds). */
  public LocalDate day(long start) {
    return Instant.ofEpochMilli(start).atZone(calendar.zone()).toLocalDate();
  }

  /**
   * Returns the amount in minor units of {@link #currency()}, rounded half to even.
   *
   * @param minor the amount in minor units of {@code from}
   * @throws MissingRateException when no rate of the day is known
   */
  public long convert(String from, long minor, LocalDate day) {
    return from.equals(currency)
        ? minor
        : known.computeIfAbsent(new Known(from, day), this::ratio).apply(minor);
  }

  private Ratio ratio(Known wanted) {
    return rates
        .find(wanted.from(), currency, wanted.day())
        .orElseThrow(() -> new MissingRateException(wanted.from(), currency, wanted.day()))
        .shifted(digits(currency) - digits(wanted.from()));
  }

  private static int digits(String code) {
    return Currencies.digits(code).orElse(2);
  }

  private record Known(String from, LocalDate day) {}
}
