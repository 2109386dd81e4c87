package io.millrace.events.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.events.generation.CalculationSettings;
import io.millrace.events.generation.GenerationRecord;
import io.millrace.events.generation.ResultPlacement;
import io.millrace.events.wire.proto.TermsRecord;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GenerationRecordCodecTest {
  private static final CalculationSettings TERMS =
      new CalculationSettings(
          ZoneId.of("Asia/Shanghai"),
          Duration.ofDays(7),
          Duration.ofDays(1),
          Optional.of(Duration.ofDays(28)),
          5_000);

  @Test
  void readsWhatItWrote() throws Exception {
    GenerationRecord record =
        GenerationRecord.first(TERMS)
            .rebuilt(TERMS, "one")
            .rebuilt(TERMS, "two")
            .republished("three");

    assertThat(GenerationRecordCodec.decode(GenerationRecordCodec.encode(record)))
        .isEqualTo(record);
    assertThat(GenerationRecordCodec.decode(GenerationRecordCodec.encode(record.cleared())))
        .isEqualTo(record.cleared());
  }

  @Test
  void keepsNoHorizonAsNone() throws Exception {
    CalculationSettings limitless =
        new CalculationSettings(
            ZoneId.of("UTC"), TERMS.lookback(), TERMS.halfLife(), Optional.empty(), 1);

    assertThat(
            GenerationRecordCodec.decode(
                    GenerationRecordCodec.encode(GenerationRecord.first(limitless)))
                .calculation())
        .isEqualTo(limitless);
  }

  @Test
  void findsNoRulesInWhatWasWrittenBeforeTheyHadANumber() throws Exception {
    byte[] before = TermsRecord.newBuilder().setZone("UTC").setCrowd(5_000).build().toByteArray();

    assertThat(GenerationRecordCodec.decode(before).calculation().rules()).isZero();
    assertThat(
            GenerationRecordCodec.decode(
                    GenerationRecordCodec.encode(GenerationRecord.first(TERMS)))
                .calculation()
                .rules())
        .isEqualTo(CalculationSettings.RULES);
  }

  @Test
  void findsResultsByKeyInWhatWasWrittenBeforeThereWasAPlacement() throws Exception {
    byte[] before = TermsRecord.newBuilder().setZone("UTC").setCrowd(5_000).build().toByteArray();
    GenerationRecord old = GenerationRecordCodec.decode(before);

    assertThat(old.placement()).isEqualTo(ResultPlacement.BY_KEY);
    assertThat(old.rebuilt(TERMS, "again").cleared().republished("more").cleared().placement())
        .isEqualTo(ResultPlacement.BY_KEY);
    assertThat(GenerationRecord.first(TERMS).placement()).isEqualTo(ResultPlacement.BY_TASK);
  }

  /** An aggregator of an earlier version knows rules 4, and refuses data of others. */
  @Test
  void rules4And5GiveTheSameNumbersAndEarlierVersionsRefuse5() throws Exception {
    byte[] before = TermsRecord.newBuilder().setZone("UTC").setRules(4).build().toByteArray();
    byte[] now = GenerationRecordCodec.encode(GenerationRecord.first(TERMS));

    assertThat(GenerationRecordCodec.decode(before).calculation().rules())
        .isEqualTo(CalculationSettings.RULES);
    assertThat(GenerationRecordCodec.decode(before).placement()).isEqualTo(ResultPlacement.BY_KEY);
    assertThat(TermsRecord.parseFrom(now).getRules()).isEqualTo(5);
  }

  @Test
  void refusesAZoneThatNobodyKnows() {
    byte[] nowhere = TermsRecord.newBuilder().setZone("Nowhere").build().toByteArray();

    assertThatThrownBy(() -> GenerationRecordCodec.decode(nowhere))
        .isInstanceOf(UndecodableException.class);
  }
}
