package io.millrace.insights.web;

import static io.millrace.insights.testing.Revisions.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.millrace.events.cell.Calendar;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Model;
import io.millrace.insights.projection.TestProjection;
import io.millrace.insights.query.Compared;
import io.millrace.insights.query.Comparing;
import io.millrace.insights.query.TimeRange;
import io.millrace.insights.store.ReadPosition;
import io.millrace.insights.testing.InMemoryCellStore;
import io.millrace.web.ParameterReason;
import io.millrace.web.Problem;
import io.millrace.web.ProblemException;
import java.net.URI;
import java.time.Duration;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

/** Minutes are kept for 29 days before 2026-11-25T12:34:56Z, and hours for 400 days. */
class RangeChoicesTest {
  private static final Period LONGEST = Period.ofDays(800);
  private static final MoneyChoice MONEY = new MoneyChoice(Model.LAST_TOUCH, Optional.empty());

  private final TestProjection projection =
      new TestProjection(new InMemoryCellStore(), Duration.ofDays(29), Duration.ofDays(400));
  private final Calendar calendar = new Calendar(ZoneOffset.UTC);
  private final RangeChoices choices =
      new RangeChoices(
          new RangeParameters(calendar, new Moments(calendar), projection.retention()), calendar);

  @BeforeEach
  void read() {
    projection.read(
        List.of(),
        new ReadPosition(
            Optional.of("t"), Map.of(0, 1L), OptionalLong.of(at("2026-11-25T12:34:56Z"))));
  }

  @Test
  void readsTheRangeTheComparedRangeAndTheAmounts() {
    RangeChoice choice =
        choices.ofSums(
            parameters("2026-11-23T00:00:00Z", "2026-11-24T00:00:00Z", "&compare=previous"),
            MONEY,
            Grain.DAY,
            LONGEST);
    assertThat(choice)
        .isEqualTo(
            new RangeChoice(
                new TimeRange(at("2026-11-23T00:00:00Z"), at("2026-11-24T00:00:00Z")),
                Optional.of(
                    new Compared(
                        Comparing.PREVIOUS,
                        new TimeRange(at("2026-11-22T00:00:00Z"), at("2026-11-23T00:00:00Z")))),
                MONEY));
  }

  @Test
  void comparesWithNothingWhenNobodyAsks() {
    RangeChoice choice =
        choices.ofRows(
            parameters("2026-11-23T00:00:00Z", "2026-11-24T00:00:00Z", ""), MONEY, Grain.DAY);
    assertThat(choice.compared()).isEmpty();
  }

  @Test
  void refusesToCompareRowsWithMinutesThatAreNoLongerKept() {
    Parameters parameters =
        parameters("2026-10-28T00:00:00Z", "2026-10-29T00:00:00Z", "&compare=previous");
    refusesToCompare(() -> choices.ofRows(parameters, MONEY, Grain.MINUTE));
    assertThat(choices.ofSums(parameters, MONEY, Grain.MINUTE, LONGEST).compared())
        .as("sums of whole days need no minutes")
        .isPresent();
  }

  @Test
  void refusesToCompareRowsOfALongRangeWithHoursThatAreNoLongerKept() {
    Parameters parameters =
        parameters("2025-10-22T00:00:00Z", "2025-10-24T00:00:00Z", "&compare=previous");
    refusesToCompare(() -> choices.ofRows(parameters, MONEY, Grain.HOUR, LONGEST));
  }

  @Test
  void refusesToCompareSumsWhoseBordersNeedMinutesThatAreNoLongerKept() {
    Parameters parameters =
        parameters("2026-10-27T12:10:00Z", "2026-10-27T12:40:00Z", "&compare=previous");
    refusesToCompare(() -> choices.ofSums(parameters, MONEY, Grain.MINUTE, LONGEST));
  }

  private static void refusesToCompare(Runnable reading) {
    Problem problem = catchThrowableOfType(ProblemException.class, reading::run).problem();
    assertThat(problem.parameter()).contains("compare");
    assertThat(problem.reason()).contains(ParameterReason.NOT_KEPT);
  }

  private static Parameters parameters(String from, String to, String more) {
    return Parameters.of(
        MockServerHttpRequest.method(
                HttpMethod.GET, URI.create("/?from=%s&to=%s%s".formatted(from, to, more)))
            .build(),
        "from",
        "to",
        "compare");
  }
}
