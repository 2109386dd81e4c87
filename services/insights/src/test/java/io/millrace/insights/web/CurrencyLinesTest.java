package io.millrace.insights.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CurrencyLinesTest {
  private final CurrencyLines lines = new CurrencyLines(4);

  @Test
  void haveCountsOnceAndAreSortedByCurrency() {
    lines.put("USD", 1, List.of("10", "20"));
    lines.put("USD", 3, List.of("30"));
    lines.put("CNY", 3, List.of("5"));

    assertThat(lines.after(List.of("douyin"), List.of(7, 8)))
        .containsExactly(
            List.of("douyin", 7, 8, "CNY", "", "", "5"),
            List.of("douyin", "", "", "USD", "10", "20", "30"));
  }

  @Test
  void areOneLineWithoutACurrencyWhenThereIsNoAmount() {
    assertThat(lines.after(List.of("douyin"), List.of(7)))
        .containsExactly(List.of("douyin", 7, "", "", "", ""));
  }
}
