package io.millrace.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What moved between closed and external, and the times that are compared. */
class ChangeTest {
  private static final String WAYS =
      """
      const way = (from, to, kind, value, then) =>
        ({ from, to, kind, value, changes: [{ metric: 'credit', currency: 'CNY', then }] });
      const ways = [
        way('douyin', 'douyin', 'closed', '900', '300'),
        way('douyin', 'taobao', 'external', '100', '700'),
        way('wechat', 'taobao', 'external', '50', '50'),
        way(null, 'taobao', 'direct', '9', '9'),
      ];
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "movedOf(ways, 'douyin', 'CNY').before | {\"closed\":\"300\",\"external\":\"700\"}",
        "movedOf(ways, 'douyin', 'CNY').after | {\"closed\":\"900\",\"external\":\"100\"}",
        "movedOf(ways, 'douyin', 'CNY').rows.map((row) => row.to) | [\"douyin\",\"taobao\"]",
        "movedOf(ways, 'weibo', 'CNY').rows | []",
        "closedShare({ closed: '300', external: '700' }) | 0.3",
        "closedShare({ closed: '0', external: '0' }) | null",
        "closedShare({ closed: '-5', external: '10' }) | null",
      })
  void addsUpWhatTheTrafficOfOnePlatformLedTo(String call, String expected) {
    try (Modules modules = new Modules()) {
      assertThat(
              modules.json(
                  "import { movedOf, closedShare } from './data/moved.js';"
                      + WAYS
                      + "export const result = %s;".formatted(call)))
          .isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-11-25T00:00Z | 2026-11-28T22:00Z | 2026-11-25T00:00:00.000Z 2026-11-28T00:00:00.000Z",
        "2026-11-25T00:00Z | 2026-11-26T00:00Z | 2026-11-25T00:00:00.000Z 2026-11-26T00:00:00.000Z",
        "2026-11-25T08:10Z | 2026-11-27T09:00Z | 2026-11-25T08:00:00.000Z 2026-11-27T08:00:00.000Z",
        "2026-11-25T00:00Z | 2026-11-25T05:59Z | 2026-11-25T00:00:00.000Z 2026-11-25T05:00:00.000Z",
        "2026-01-01T00:00Z | 2026-11-25T05:59Z | 2026-01-01T00:00:00.000Z 2026-01-31T00:00:00.000Z",
        "2026-11-25T00:00Z | 2026-11-25T00:59Z | ",
        "2026-11-26T00:00Z | 2026-11-25T00:59Z | ",
      })
  void comparesWholeDaysThatAreOver(String at, String now, String expected) {
    try (Modules modules = new Modules()) {
      assertThat(
              modules.json(
                  """
                  import { timeAfter } from './data/moved.js';
                  import { Zone } from './format/zone.js';
                  const time = timeAfter(Date.parse('%s'), Date.parse('%s'), Zone.fixed(0));
                  export const result = time && [time.from, time.to].map((ms) => new Date(ms).toISOString()).join(' ');
                  """
                      .formatted(at, now)))
          .isEqualTo(expected == null ? "null" : "\"" + expected + "\"");
    }
  }
}
