package io.millrace.events.generation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CalculationSettingsTest {
  private static final CalculationSettings DATA =
      terms("UTC", Duration.ofDays(7), Optional.empty());

  @Test
  void findsNothingDifferentBetweenNamesOfOneZone() {
    assertThat(DATA.differences(terms("Z", Duration.ofDays(7), Optional.empty()))).isEmpty();
    assertThat(DATA.differences(terms("Etc/UTC", Duration.ofDays(7), Optional.empty()))).isEmpty();
  }

  @Test
  void namesBothValuesOfEachDifference() {
    assertThat(
            DATA.differences(
                terms("Asia/Shanghai", Duration.ofDays(3), Optional.of(Duration.ofDays(28)))))
        .isEqualTo(
            List.of(
                "zone UTC in the data, Asia/Shanghai in the settings",
                "lookback PT168H in the data, PT72H in the settings",
                "horizon none in the data, PT672H in the settings"));
  }

  @Test
  void namesDataThatWasCountedByTheRulesOfAnotherVersion() {
    CalculationSettings before =
        new CalculationSettings(
            DATA.zone(), DATA.lookback(), DATA.halfLife(), DATA.horizon(), DATA.crowd(), 0);

    assertThat(before.differences(DATA))
        .containsExactly(
            "rules of calculation 0 in the data, "
                + CalculationSettings.RULES
                + " in this version");
  }

  @Test
  void countsRebuildsByTheirWords() {
    GenerationRecord rebuilt =
        GenerationRecord.first(DATA).rebuilt(DATA, "a").cleared().rebuilt(DATA, "b");

    assertThat(rebuilt.generation()).isEqualTo(2);
    assertThat(rebuilt.clearing()).isTrue();
    assertThat(rebuilt.rebuilds()).containsExactly("a", "b");
  }

  private static CalculationSettings terms(
      String zone, Duration lookback, Optional<Duration> horizon) {
    return new CalculationSettings(ZoneId.of(zone), lookback, Duration.ofDays(1), horizon, 5_000);
  }
}
