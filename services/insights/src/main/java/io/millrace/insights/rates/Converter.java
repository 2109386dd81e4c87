package io.millrace.insights.rates;

import io.millrace.events.catalog.Currencies;
import io.millrace.events.cell.Calendar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/** Tells amounts in one currency at the rate of their day. For one question and one thread. */
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

  /** The currency that amounts are told in. */
  public String currency() {
    return currency;
  }

  /** The state of the rates; another one when they have changed. */
  public String version() {
    return rates.version();
  }

  /** The day whose rate holds in a window that starts then (milliseconds). */
  public LocalDate day(long start) {
    return Instant.ofEpochMilli(start).atZone(calendar.zone()).toLocalDate();
  }

  /**
   * The amount in minor units of {@link #currency()}, rounded half to even.
   *
   * @param minor in minor units of {@code from}
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
