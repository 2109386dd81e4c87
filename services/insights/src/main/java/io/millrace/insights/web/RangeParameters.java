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

/** Reads {@code from} and {@code to}: on borders of a grain, in order, not too far apart. */
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

  /** A range of rows of that grain that are kept, no longer than a query of it may be. */
  TimeRange of(Parameters parameters, Grain grain) {
    TimeRange range = bounded(parameters, grain, longest(grain));
    requireKept(FROM, grain, range.from());
    return range;
  }

  /** The same with amounts in one currency, for which rows longer than days are read by days. */
  TimeRange inOneCurrency(Parameters parameters, Grain grain) {
    TimeRange range =
        bounded(parameters, grain, longest(grain.compareTo(Grain.DAY) > 0 ? Grain.DAY : grain));
    requireKept(FROM, grain, range.from());
    return range;
  }

  /** A range on borders of that grain, no longer than that; short windows there must be kept. */
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

  /** The windows that are needed beside a moment when a range is cut into the longest ones. */
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

  /** The longest range of rows: what one answer may cost in documents and size. */
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
      // A plus sign that was not escaped arrives as a blank.
      OffsetDateTime time = OffsetDateTime.parse(text.replace(' ', '+'));
      if (time.getYear() >= 0 && time.getYear() <= LAST_YEAR) {
        return time.toInstant();
      }
    } catch (DateTimeException _) {
      // Said below, the same for both faults.
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
