package io.millrace.insights.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.insights.store.ReadPosition;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LivePositionTest {

  @Test
  void travelsAsText() {
    ReadPosition progress =
        new ReadPosition(Optional.of("Ab_-9"), Map.of(0, 36L, 2, 7L), OptionalLong.empty());
    LivePosition position = LivePosition.of(progress).orElseThrow();
    assertThat(position.text()).isEqualTo("Ab_-9:10.0.7");
    assertThat(LivePosition.parse(position.text())).contains(position);
  }

  @Test
  void isNowhereBeforeTheFirstReading() {
    assertThat(LivePosition.of(ReadPosition.none())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"x", "x:", ":1", "x:1.", "x:-1", "x:A", "x:1 2", "x:1234567890123", "a b:1"})
  void refusesOtherTexts(String text) {
    assertThat(LivePosition.parse(text)).isEmpty();
  }
}
