package io.millrace.insights.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NameSuggestionsTest {
  private static final List<String> NAMES = List.of("wechat", "weibo", "douyin", "qq-browser");

  @Test
  void findsNamesWithATypingError() {
    assertThat(NameSuggestions.of("wehcat", NAMES)).containsExactly("wechat");
  }

  @Test
  void findsNamesOfWhichAPartWasGiven() {
    assertThat(NameSuggestions.of("browser", NAMES)).containsExactly("qq-browser");
  }

  @Test
  void findsNothingForSomethingElse() {
    assertThat(NameSuggestions.of("television", NAMES)).isEmpty();
  }
}
