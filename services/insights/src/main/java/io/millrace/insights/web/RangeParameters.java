package io.millrace.insights.web;

import io.millrace.events.cell.Calendar;
import io.millrace.events.cell.Grain;
import io.millrace.insights.projection.Retention;
import io.millrace.insights.query.TimeRange;
import io.millrace.insights.web.Moments.Moment;
import io.millrace.web.ParameterReason;
import io.millrace.web.ProblemException;
import java.time.Instant;
import java.time.Period;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Reads {@code from} and {@code to}. A range is on borders of a grain, in order, and not too long.
 * A day as its border becomes the border of the window that contains it.
 */
@Component
public class RangeParameters {
  static final String FROM = "from";
  static final String TO = "to";

  private final Calendar calendar;
  private final Moments moments;
  private final Retention retention;

  RangeParameters(Calendar calendar, Moments moments, Retention retention) {
    this.calendar = calendar;
    this.moments = moments;
    this.retention = retention;
  }

  /**
   * Reads a range of rows of that grain. The rows must still be kept. The range must not exceed the
   * limit of the grain.
   */
  public TimeRange of(Parameters parameters, Grain grain) {
    TimeRange range = bounded(parameters, grain, longest(grain));
    requireKept(FROM, grain, range.from());
    return range;
  }

  /**
   * Reads a range of rows with amounts in one currency. Rows longer than a day have the limit of
   * days, because their amounts are read by days.
   */
  public TimeRange inOneCurrency(Parameters parameters, Grain grain) {
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
    requireKept(FROM, range.from());
    requireKept(TO, range.to());
    return range;
  }

  /** Reads the same, if the request has a range. */
  Optional<TimeRange> maybe(Parameters parameters, Grain border, Period longest) {
    boolean isAsked = parameters.find(FROM).isPresent() || parameters.find(TO).isPresent();
    return isAsked ? Optional.of(of(parameters, border, longest)) : Optional.empty();
  }

  private TimeRange bounded(Parameters parameters, Grain border, Period longest) {
    long from = start(moments.parse(FROM, parameters.require(FROM)), border);
    long to = end(moments.parse(TO, parameters.require(TO)), border);
    if (from >= to) {
      throw ProblemException.ofParameter(TO, ParameterReason.EMPTY_RANGE, "to must be after from");
    }
    if (to > latestEnd(from, longest)) {
      throw ProblemException.ofParameter(
          TO,
          ParameterReason.RANGE_TOO_LONG,
          longest.toString(),
          "the longest range here is " + words(longest));
    }
    return new TimeRange(from, to);
  }

  private long start(Moment from, Grain border) {
    long start = calendar.start(border, from.at());
    return from.isDay() ? start : requireBorder(FROM, from.at(), start, border);
  }

  private long end(Moment to, Grain border) {
    long start = calendar.start(border, to.at());
    if (to.isDay()) {
      return start == to.at() ? start : calendar.end(border, start);
    }
    return requireBorder(TO, to.at(), start, border);
  }

  private long requireBorder(String name, long at, long start, Grain border) {
    if (start != at) {
      throw ProblemException.ofParameter(
          name,
          ParameterReason.NOT_A_BORDER,
          border.id(),
          "%s must be on the border of a %s (%s)".formatted(name, border.id(), zone(border)));
    }
    return at;
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

  /** Refuses a border of a range when the short windows next to it are not kept any more. */
  void requireKept(String name, long border) {
    requireKept(name, finest(border), border);
  }

  /** Refuses a moment whose windows of that grain are not kept any more. */
  void requireKept(String name, Grain grain, long at) {
    OptionalLong oldest = retention.oldest(grain);
    if (oldest.isPresent() && at < oldest.getAsLong()) {
      String start = Instant.ofEpochMilli(oldest.getAsLong()).toString();
      throw ProblemException.ofParameter(
          name,
          ParameterReason.NOT_KEPT,
          start,
          "the oldest %s that is kept starts at %s".formatted(grain.id(), start));
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

  private String zone(Grain grain) {
    return switch (grain) {
      case MINUTE, HOUR -> "UTC";
      case DAY, WEEK, MONTH -> calendar.zone().getId();
    };
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
