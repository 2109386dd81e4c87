package io.millrace.events.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.events.terms.Basis;
import io.millrace.events.terms.Terms;
import io.millrace.events.wire.proto.TermsRecord;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BasisCodecTest {
  private static final Terms TERMS =
      new Terms(
          ZoneId.of("Asia/Shanghai"),
          Duration.ofDays(7),
          Duration.ofDays(1),
          Optional.of(Duration.ofDays(28)),
          5_000);

  @Test
  void readsWhatItWrote() throws Exception {
    Basis basis =
        Basis.first(TERMS).rebuilt(TERMS, "one").rebuilt(TERMS, "two").republished("three");

    assertThat(BasisCodec.decode(BasisCodec.encode(basis))).isEqualTo(basis);
    assertThat(BasisCodec.decode(BasisCodec.encode(basis.cleared()))).isEqualTo(basis.cleared());
  }

  @Test
  void keepsNoHorizonAsNone() throws Exception {
    Terms limitless =
        new Terms(ZoneId.of("UTC"), TERMS.lookback(), TERMS.halfLife(), Optional.empty(), 1);

    assertThat(BasisCodec.decode(BasisCodec.encode(Basis.first(limitless))).terms())
        .isEqualTo(limitless);
  }

  @Test
  void findsNoRulesInWhatWasWrittenBeforeTheyHadANumber() throws Exception {
    byte[] before = TermsRecord.newBuilder().setZone("UTC").setCrowd(5_000).build().toByteArray();

    assertThat(BasisCodec.decode(before).terms().rules()).isZero();
    assertThat(BasisCodec.decode(BasisCodec.encode(Basis.first(TERMS))).terms().rules())
        .isEqualTo(Terms.RULES);
  }

  @Test
  void refusesAZoneThatNobodyKnows() {
    byte[] nowhere = TermsRecord.newBuilder().setZone("Nowhere").build().toByteArray();

    assertThatThrownBy(() -> BasisCodec.decode(nowhere)).isInstanceOf(UndecodableException.class);
  }
}
