package io.millrace.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SharedTextsTest {
  private final SharedTexts texts = new SharedTexts();

  @Test
  void equalTextsShareOneObject() {
    String first = texts.of(copy("short-video"));

    assertThat(texts.of(copy("short-video"))).isSameAs(first);
  }

  @Test
  void aTextIsNeverReplacedByAnotherOne() {
    for (int i = 0; i < 100_000; i++) {
      String text = "item-" + i;

      assertThat(texts.of(text)).isEqualTo(text);
    }
    for (int i = 0; i < 100_000; i++) {
      String text = "item-" + i;

      assertThat(texts.of(text)).isEqualTo(text);
    }
  }

  @Test
  void aLongTextIsNotRemembered() {
    String longest = "x".repeat(129);

    assertThat(texts.of(longest)).isSameAs(longest);
    String other = copy(longest);
    assertThat(texts.of(other)).isSameAs(other);
  }

  private static String copy(String text) {
    return String.valueOf(text.toCharArray());
  }
}
