package io.millrace.aggregator.generation;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.events.generation.CalculationSettings;
import io.millrace.events.generation.GenerationRecord;
import io.millrace.events.generation.ResultPlacement;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StartDecisionTest {
  private static final CalculationSettings UTC = terms("UTC");
  private static final CalculationSettings SHANGHAI = terms("Asia/Shanghai");
  private static final GenerationRecord DATA = GenerationRecord.first(UTC);

  @Test
  void theFirstStartOfAllSetsTheTerms() {
    assertThat(opening(Optional.empty(), UTC, ""))
        .isEqualTo(new StartDecision.First(GenerationRecord.first(UTC)));
  }

  @Test
  void aWordGivenToTheFirstStartIsUsedUp() {
    StartDecision opening = opening(Optional.empty(), UTC, "a");

    assertThat(opening).isInstanceOf(StartDecision.First.class);
    GenerationRecord first = ((StartDecision.First) opening).record();
    assertThat(opening(Optional.of(first), UTC, "a")).isEqualTo(new StartDecision.Agreed(first));
  }

  @Test
  void equalTermsAgree() {
    assertThat(opening(Optional.of(DATA), UTC, "")).isEqualTo(new StartDecision.Agreed(DATA));
  }

  @Test
  void otherTermsAreRefusedWithBothValuesAndTheWayOut() {
    assertThat(opening(Optional.of(DATA), SHANGHAI, ""))
        .isInstanceOfSatisfying(
            StartDecision.Refused.class,
            refused ->
                assertThat(refused.reason())
                    .contains("zone UTC in the data, Asia/Shanghai in the settings")
                    .contains("./millrace rebuild")
                    .doesNotContain("\n"));
  }

  @Test
  void dataThatHoldsLargerOrdersThanAreCountedNowIsRefusedUntilItIsRebuilt() {
    CalculationSettings before =
        new CalculationSettings(
            UTC.zone(), UTC.lookback(), UTC.halfLife(), UTC.horizon(), UTC.crowd(), 0);
    GenerationRecord old = GenerationRecord.first(before);

    assertThat(opening(Optional.of(old), UTC, ""))
        .isInstanceOfSatisfying(
            StartDecision.Refused.class,
            refused ->
                assertThat(refused.reason())
                    .contains("rules of calculation 0 in the data, " + CalculationSettings.RULES)
                    .contains("./millrace rebuild"));
    assertThat(opening(Optional.of(old), UTC, "a"))
        .isEqualTo(new StartDecision.Rebuild(old.rebuilt(UTC, "a")));
  }

  @Test
  void aNewWordAsksForARebuildByTheNewTerms() {
    assertThat(opening(Optional.of(DATA), SHANGHAI, "a"))
        .isEqualTo(new StartDecision.Rebuild(DATA.rebuilt(SHANGHAI, "a")));
  }

  @Test
  void noWordAsksTwice() {
    GenerationRecord twice = DATA.rebuilt(UTC, "a").cleared().rebuilt(UTC, "b").cleared();

    assertThat(opening(Optional.of(twice), UTC, "a")).isEqualTo(new StartDecision.Agreed(twice));
    assertThat(opening(Optional.of(twice), UTC, "b")).isEqualTo(new StartDecision.Agreed(twice));
  }

  @Test
  void aNormalStartFinishesWhatWasBegun() {
    GenerationRecord begun = DATA.rebuilt(SHANGHAI, "a");

    assertThat(opening(Optional.of(begun), SHANGHAI, ""))
        .isEqualTo(new StartDecision.Unfinished(begun));
    assertThat(opening(Optional.of(begun), UTC, "")).isInstanceOf(StartDecision.Refused.class);
  }

  @Test
  void aNewWordAsksToWriteAllCellsAgainAndAUsedOneDoesNot() {
    RequestedSettings demand =
        new RequestedSettings(UTC, Optional.empty(), false, Optional.of("a"));
    GenerationRecord asked = DATA.republished("a");

    assertThat(StartDecision.of(Optional.of(DATA), demand))
        .isEqualTo(new StartDecision.Republish(asked));
    assertThat(StartDecision.of(Optional.of(asked), demand))
        .isEqualTo(new StartDecision.Unfinished(asked));
    assertThat(StartDecision.of(Optional.of(asked.cleared()), demand))
        .isEqualTo(new StartDecision.Agreed(asked.cleared()));
    assertThat(asked.edition()).isEqualTo(1);
  }

  @Test
  void generationsTellTheirTopicsApart() {
    Generation second = new Generation(2, ResultPlacement.BY_TASK);

    assertThat(second.applicationId()).isEqualTo("millrace-2");
    assertThat(second.hasOutlived("millrace-journeys-changelog")).isTrue();
    assertThat(second.hasOutlived("millrace-1-facts-repartition")).isTrue();
    assertThat(second.hasOutlived("millrace-2-facts-repartition")).isFalse();
    assertThat(second.hasOutlived("millrace.summaries")).isFalse();
    assertThat(second.hasOutlived("millrace-other")).isFalse();
  }

  private static StartDecision opening(
      Optional<GenerationRecord> found, CalculationSettings calculation, String word) {
    Optional<String> rebuild = Optional.of(word).filter(w -> !w.isEmpty());
    return StartDecision.of(
        found, new RequestedSettings(calculation, rebuild, false, Optional.empty()));
  }

  private static CalculationSettings terms(String zone) {
    return new CalculationSettings(
        ZoneId.of(zone), Duration.ofDays(7), Duration.ofDays(1), Optional.empty(), 5_000);
  }
}
