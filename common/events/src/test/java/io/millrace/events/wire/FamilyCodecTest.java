package io.millrace.events.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.events.cell.Family;
import io.millrace.events.cell.Kind;
import org.junit.jupiter.api.Test;

class FamilyCodecTest {
  @Test
  void readsTheFamilyItWrote() throws UndecodableException {
    Family family = new Family(Kind.TRAFFIC, "douyin");
    assertThat(FamilyCodec.decode(FamilyCodec.encode(family))).isEqualTo(family);
  }

  @Test
  void refusesWhatIsNone() {
    assertThatThrownBy(() -> FamilyCodec.decode("douyin".getBytes(UTF_8)))
        .isInstanceOf(UndecodableException.class);
  }
}
