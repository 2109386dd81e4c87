package io.millrace.collector;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnmappedNamesTest {
  private final UnmappedNames names = new UnmappedNames();

  @ParameterizedTest
  @ValueSource(strings = {"Cart Viewed", "$pageview", "product_view", "加入购物车", "a", "x:y/z.1-2"})
  void countsUsualNamesAsTheyAre(String name) {
    assertThat(names.counted("segment", name)).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "alice@example.com", "a\nb", "ends ", "<script>", "it's"})
  void countsOthersTogether(String name) {
    assertThat(names.counted("segment", name)).isEqualTo(UnmappedNames.OTHER);
    assertThat(names.counted("segment", "x".repeat(65))).isEqualTo(UnmappedNames.OTHER);
  }

  @Test
  void countsAtMostAHundredNamesOfEachProtocol() {
    for (int i = 0; i < UnmappedNames.MOST; i++) {
      assertThat(names.counted("segment", "name " + i)).isEqualTo("name " + i);
    }
    assertThat(names.counted("segment", "one more")).isEqualTo(UnmappedNames.OTHER);
    assertThat(names.counted("segment", "name 7")).isEqualTo("name 7");
    assertThat(names.counted("posthog", "one more")).isEqualTo("one more");
  }
}
