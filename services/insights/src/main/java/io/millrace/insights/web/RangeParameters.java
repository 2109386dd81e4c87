package io.millrace.insights.web;

import io.millrace.events.cell.Calendar;
import io.millrace.events.cell.Grain;
import io.millrace.insights.projection.Retention;
import io.millrace.insights.query.TimeRange;
import io.millrace.web.ProblemException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Reads {@code from} and {@code to}. It checks that they are on borders of a grain, in order, and
 * not too far apart.
 */
@Component
class RangeParameters {
  private static final String FROM = "from";
  private static final String TO = "to";
  private static final int LAST_YEAR = 9_999;

  private final Calendar calendar;
  private final Retention retention;

  RangeParameters(Calendar calendar, Retention retention) {
    this.calendar = calendar;
    this.retention = retention;
  }

  /**
   * Reads a range of rows of that grain. The rows must still be kept. The range must not exceed the
   * limit of the grain.
   */
  TimeRange of(Parameters parameters, Grain grain) {
    TimeRange range = bounded(parameters, grain, longest(grain));
    requireKept(FROM, grain, range.from());
    return range;
  }

  /**
   * Reads a range of rows with amounts in one currency. Rows longer than a day have the limit of
   * days, because their amounts are read by days.
   */
  TimeRange inOneCurrency(Parameters parameters, Grain grain) {
    TimeRange range =
        bounded(parameters, grain, longest(grain.compareTo(Grain.DAY) > 0 ? Grain.DAY : grain));
    requireKept(FROM, grain, range.from());
    return range;
  }

  /**
   * Reads a range on borders of that grain that is no longer than that. Short windows at its
   * borders must still be kept.
   */
  TimeRange of(Parameters parameters, Grain border, Period longest) {
    TimeRange range = bounded(parameters, border, longest);
    requireKept(FROM, finest(range.from()), range.from());
    requireKept(TO, finest(range.to()), range.to());
    return range;
  }

  private TimeRange bounded(Parameters parameters, Grain border, Period longest) {
    long from = moment(FROM, parameters, border);
    long to = moment(TO, parameters, border);
    if (from >= to) {
      throw ProblemException.ofParameter(TO, "to must be after from");
    }
    if (to > latestEnd(from, longest)) {
      throw ProblemException.ofParameter(TO, "the longest range here is " + words(longest));
    }
    return new TimeRange(from, to);
  }

  /**
   * Returns the shortest grain that is needed next to a border when a range is divided into
   * windows.
   */
  private Grain finest(long at) {
    return Stream.of(Grain.DAY, Grain.HOUR)
        .filter(grain -> calendar.start(grain, at) == at)
        .findFirst()
        .orElse(Grain.MINUTE);
  }

  private void requireKept(String name, Grain grain, long at) {
    OptionalLong oldest = retention.oldest(grain);
    if (oldest.isPresent() && at < oldest.getAsLong()) {
      throw ProblemException.ofParameter(
          name,
          "the oldest %s that is kept starts at %s"
              .formatted(grain.id(), Instant.ofEpochMilli(oldest.getAsLong())));
    }
  }

  /** Returns the longest range of rows. It limits the documents and the size of an answer. */
  private static Period longest(Grain grain) {
    return switch (grain) {
      case MINUTE -> Period.ofDays(2);
      case HOUR -> Period.ofDays(62);
      case DAY -> Period.ofDays(800);
      case WEEK, MONTH -> Period.ofYears(10);
    };
  }

  private long moment(String name, Parameters parameters, Grain border) {
    long at = parse(name, parameters.require(name)).toEpochMilli();
    if (calendar.start(border, at) != at) {
      throw ProblemException.ofParameter(
          name, "%s must be on the border of a %s (%s)".formatted(name, border.id(), zone(border)));
    }
    return at;
  }

  private String zone(Grain grain) {
    return switch (grain) {
      case MINUTE, HOUR -> "UTC";
      case DAY, WEEK, MONTH -> calendar.zone().getId();
    };
  }

  private static Instant parse(String name, String text) {
    try {
      // An unescaped plus sign arrives as a blank.
      OffsetDateTime time = OffsetDateTime.parse(text.replace(' ', '+'));
      if (time.getYear() >= 0 && time.getYear() <= LAST_YEAR) {
        return time.toInstant();
      }
    } catch (DateTimeException _) {
      // The exception below is the same for both faults.
    }
    throw ProblemException.ofParameter(
        name, name + " must be an RFC 3339 time such as 2026-11-23T10:00:00Z");
  }

  private long latestEnd(long from, Period longest) {
    return Instant.ofEpochMilli(from)
        .atZone(calendar.zone())
        .plus(longest)
        .toInstant()
        .toEpochMilli();
  }

  private static String words(Period period) {
    return period.getYears() > 0 ? period.getYears() + " years" : period.getDays() + " days";
  }
}
