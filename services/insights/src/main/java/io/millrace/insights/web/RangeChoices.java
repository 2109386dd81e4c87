package io.millrace.insights.web;

import io.millrace.events.cell.Calendar;
import io.millrace.events.cell.Grain;
import io.millrace.insights.query.Compared;
import io.millrace.insights.query.Comparing;
import io.millrace.insights.query.TimeRange;
import java.time.Period;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Reads a range together with the range to compare with ({@code compare}), or the latter alone. */
@Component
public class RangeChoices {
  static final String COMPARE = "compare";

  private final RangeParameters ranges;
  private final Calendar calendar;

  RangeChoices(RangeParameters ranges, Calendar calendar) {
    this.ranges = ranges;
    this.calendar = calendar;
  }

  /**
   * Reads a range of sums.
   *
   * @param border the grain whose windows the range begins and ends with
   */
  RangeChoice ofSums(Parameters parameters, MoneyChoice money, Grain border, Period longest) {
    TimeRange range = ranges.of(parameters, border, longest);
    return new RangeChoice(range, comparedSums(parameters, range), money);
  }

  /**
   * Reads a range of rows of a grain, or of groups of these rows. Short windows at its borders must
   * still be kept.
   */
  RangeChoice ofRows(Parameters parameters, MoneyChoice money, Grain grain, Period longest) {
    TimeRange range = ranges.of(parameters, grain, longest);
    return new RangeChoice(range, comparedRows(parameters, range, grain), money);
  }

  /**
   * Reads a range of rows of a grain. The rows must still be kept. The range must not exceed the
   * limit of the grain, or of rows in one currency.
   */
  RangeChoice ofRows(Parameters parameters, MoneyChoice money, Grain grain) {
    TimeRange range =
        money.isConverted()
            ? ranges.inOneCurrency(parameters, grain)
            : ranges.of(parameters, grain);
    return new RangeChoice(range, comparedRows(parameters, range, grain), money);
  }

  /**
   * Reads the range that sums are compared with. Short windows at its borders must still be kept.
   */
  public Optional<Compared> comparedSums(Parameters parameters, TimeRange range) {
    Optional<Compared> compared = compared(parameters, range, Grain.MINUTE);
    compared.ifPresent(
        other ->
            Stream.of(other.range().from(), other.range().to())
                .forEach(border -> ranges.requireKept(COMPARE, border)));
    return compared;
  }

  /** Reads the range that rows of that grain are compared with. It must still be kept. */
  private Optional<Compared> comparedRows(Parameters parameters, TimeRange range, Grain grain) {
    Optional<Compared> compared = compared(parameters, range, grain);
    compared.ifPresent(other -> ranges.requireKept(COMPARE, grain, other.range().from()));
    return compared;
  }

  private Optional<Compared> compared(Parameters parameters, TimeRange range, Grain grain) {
    return parameters
        .find(COMPARE)
        .map(
            id ->
                ChoiceParameters.choose(
                    COMPARE,
                    Comparing.of(id),
                    Arrays.stream(Comparing.values()).map(Comparing::id)))
        .map(with -> new Compared(with, with.of(calendar, range, grain)));
  }
}
