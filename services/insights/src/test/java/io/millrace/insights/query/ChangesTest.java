package io.millrace.insights.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ChangesTest {
  @Property
  void differencesAreExactForAllCounts(@ForAll long now, @ForAll long then) {
    List<Change> changes =
        Changes.between(
            new FigureList().count("events", now), new FigureList().count("events", then));
    if (now == 0 && then == 0) {
      assertThat(changes).isEmpty();
      return;
    }
    Change change = changes.getFirst();
    assertThat(new BigInteger(change.difference().orElseThrow()).add(BigInteger.valueOf(then)))
        .isEqualTo(BigInteger.valueOf(now));
    assertThat(change.change().isPresent()).isEqualTo(then > 0);
  }

  @Test
  void takesAnAmountThatOnlyOneRangeHasAsZeroInTheOther() {
    List<Change> changes =
        Changes.between(
            new FigureList().amount("net", "CNY", "150"),
            new FigureList().amount("net", "USD", "-7"));
    assertThat(changes)
        .containsExactly(
            change("net", "CNY", "150", "0", "150", Optional.empty()),
            change("net", "USD", "0", "-7", "7", Optional.empty()));
  }

  @Test
  void tellsTheRelativeChangeOfAnAmount() {
    List<Change> changes =
        Changes.between(
            new FigureList().amount("net", "CNY", "150"),
            new FigureList().amount("net", "CNY", "120"));
    assertThat(changes)
        .containsExactly(
            change("net", "CNY", "150", "120", "30", Optional.of(new BigDecimal("0.250000"))));
  }

  @Test
  void doesNotSubtractFromDistinctPeopleThatAreUnknown() {
    List<Change> changes =
        Changes.between(
            new FigureList().people("visitors", OptionalLong.of(5)),
            new FigureList().people("visitors", OptionalLong.empty()));
    assertThat(changes)
        .containsExactly(
            new Change(
                "visitors",
                Optional.empty(),
                Optional.of("5"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
  }

  @Test
  void tellsTheDifferenceOfRatesInPoints() {
    List<Change> changes =
        Changes.between(
            new FigureList().rate("closureRate", "CNY", Optional.of(new BigDecimal("0.250000"))),
            new FigureList().rate("closureRate", "CNY", Optional.of(new BigDecimal("0.500000"))));
    assertThat(changes)
        .containsExactly(
            change("closureRate", "CNY", "0.250000", "0.500000", "-0.250000", Optional.empty()));
  }

  private static Change change(
      String metric,
      String currency,
      String now,
      String then,
      String difference,
      Optional<BigDecimal> change) {
    return new Change(
        metric,
        Optional.of(currency),
        Optional.of(now),
        Optional.of(then),
        Optional.of(difference),
        change);
  }
}
