package io.millrace.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the pages compute of creators, campaigns, items, spend, channels and regions. */
class EntitiesAndSpendTest {
  private static final Modules MODULES = new Modules();

  @AfterAll
  static void close() {
    MODULES.close();
  }

  private static final String ROWS =
      """
      import { hasSpend, perOrder, spendTogether } from './data/spend.js';
      const row = (spend, closed, out, orders) => ({
        money: [{ currency: 'CNY', net: '0', ...(spend === null ? {} : { spend }) }],
        loops: { creditOrders: { closed: orders, externalOut: 0 },
          credit: [{ currency: 'CNY', closed, externalOut: out }] },
      });
      """;

  @Test
  void spendOfPlatformsIsAddedUpAndComparedWithWhatTheirTrafficEarned() {
    assertThat(
            MODULES.json(
                ROWS
                    + """
                    const rows = [row('1000', '2500', '500', 3000000), row('200', '0', '0', 0), row(null, '70', '0', 0)];
                    export const result = spendTogether(rows, 'CNY');
                    """))
        .isEqualTo(
            "{\"spend\":\"1200\",\"roas\":2.558333,\"costPerOrder\":\"400\",\"costPerNewBuyer\":null}");
  }

  @Test
  void nothingIsSaidOfSpendWhereNothingWasPaid() {
    assertThat(
            MODULES.json(
                ROWS
                    + """
                    const rows = [row('0', '2500', '0', 1000000), row(null, '1', '0', 0)];
                    export const result = [hasSpend(rows), spendTogether(rows, 'CNY'),
                      hasSpend([row('1', '0', '0', 0)])];
                    """))
        .isEqualTo("[false,null,true]");
  }

  @ParameterizedTest
  @CsvSource({
    "1000, 3000000, 333",
    "1000, 1500000, 667",
    "5, 2000000, 3",
    "9223372036854775807, 1, 9223372036854775807000000",
    "0, 1000000, null",
    "10, 0, null"
  })
  void aCostPerOrderIsRoundedHalfUpAndExact(String spend, String orders, String cost) {
    assertThat(
            MODULES.json(
                ROWS + "export const result = perOrder('%s', '%s');".formatted(spend, orders)))
        .isEqualTo(cost.equals("null") ? "null" : "\"" + cost + "\"");
  }

  @Test
  void aWholeFigureIsComparedWithAFraction() {
    assertThat(
            MODULES.json(
                """
                import { differenceOf } from './data/compare.js';
                export const result = differenceOf(1, 0.5);
                """))
        .isEqualTo("{\"then\":0.5,\"difference\":0.5,\"rate\":null}");
  }

  @Test
  void pagesOfARankingAreJoinedAndTheRestIsThatOfTheLastPage() {
    assertThat(
            MODULES.json(
                """
                import { joined } from './data/entities.js';
                const row = (platform, id, value) => ({ platform, id, value });
                const { rows, other, next, total } = joined([
                  { rows: [row('douyin', 'a', '9'), row('jd', 'a', '8')], other: { count: 2, value: '7' }, total: '30', next: 'c' },
                  { rows: [row('jd', 'a', '8'), row('douyin', 'b', '4')], other: { count: 1, value: '3' }, total: '30', next: null },
                ]);
                export const result = [rows.map((each) => each.platform + each.id), other, next, total];
                """))
        .isEqualTo("[[\"douyina\",\"jda\",\"douyinb\"],{\"count\":1,\"value\":\"3\"},null,\"30\"]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"lin", "a/b", "50% off?", "小红&#", "..", " "})
  void anIdWithAnyCharactersKeepsItsPageOfItsOwn(String id) {
    assertThat(
            MODULES.json(
                """
                import { entityPath, typeOfPath } from './data/entities.js';
                import { hashOf, parsePath } from './state/router.js';
                const path = parsePath(hashOf(entityPath('douyin', 'creator', '%s')).slice(2));
                export const result = [path.length, typeOfPath(path[2]), path[3] === '%s'];
                """
                    .formatted(id, id)))
        .isEqualTo("[4,\"creator\",true]");
  }

  @Test
  void aTouchNamesWhatItCarries() {
    assertThat(
            MODULES.json(
                """
                import { namedBy } from './data/entities.js';
                export const result = namedBy({ platform: 'douyin', item: 'p-1', creator: 'lin', channel: 'search' });
                """))
        .isEqualTo("[{\"type\":\"creator\",\"id\":\"lin\"},{\"type\":\"item\",\"id\":\"p-1\"}]");
  }

  @Test
  void surfacesStandUnderTwoModelsSideBySideAlsoThoseThatOnlyOneModelCredits() {
    assertThat(
            MODULES.json(
                """
                import { sideBySide } from './data/surfaces.js';
                const row = (platform, surface, amount, spend) => ({ platform, surface, microOrders: 1000000,
                  credit: [{ currency: 'CNY', amount, spend, roas: null, costPerOrder: null }] });
                export const result = sideBySide(
                  [row('douyin', 'feed', '500', '100'), row('wechat', 'moments', '900')],
                  [row('douyin', 'feed', '700', '100'), row('jd', 'search', '80')], 'CNY')
                  .map((each) => [each.rank, each.platform, each.first, each.second, each.spend].join(' '));
                """))
        .isEqualTo("[\"1 wechat 900 0 0\",\"2 douyin 500 700 100\",\"3 jd 0 80 0\"]");
  }

  private static final String SPLIT =
      """
      import { together, waysOf } from './data/loops.js';
      import { sankeyOf } from './data/sankey.js';
      const cell = (channel, from, to, amount) => ({ channel, from, to, microOrders: 0,
        amounts: [{ currency: 'CNY', amount }] });
      const ways = waysOf([cell('search', 'wechat', 'jd', '30'), cell(null, 'wechat', 'jd', '12'),
        cell('search', 'wechat', 'wechat', '-2'), cell('social', 'wechat', 'wechat', '5'),
        cell(null, null, 'jd', '4')], 'CNY');
      """;

  @Test
  void waysThatAreSplitByChannelAddUpToTheWaysOfThePlatforms() {
    assertThat(
            MODULES.json(
                SPLIT
                    + "export const result = together(ways).map((way) =>"
                    + " [way.from, way.to, way.value].join(' '));"))
        .isEqualTo("[\"wechat jd 42\",\" jd 4\",\"wechat wechat 3\"]");
  }

  @Test
  void channelsStandBeforeThePlatformOfTheirTrafficAndTheUnnamedOnesToo() {
    assertThat(
            MODULES.json(
                SPLIT
                    + """
                    const parts = ways.filter((way) => way.from !== null)
                      .map((way) => ({ node: 'c:' + (way.part ?? ''), from: way.from, value: way.value }));
                    export const result = sankeyOf(together(ways), parts).links
                      .filter((link) => link.kind === 'surface')
                      .map((link) => link.source + ' ' + link.target + ' ' + link.value);
                    """))
        .isEqualTo("[\"c:search a:wechat 30\",\"c: a:wechat 12\",\"c:social a:wechat 5\"]");
  }

  @Test
  void channelsOfPlatformsThatAreNotDrawnStandBeforeTheOthers() {
    assertThat(
            MODULES.json(
                """
                import { sankeyOf } from './data/sankey.js';
                const way = (from, value) => ({ from, to: 'jd', kind: 'external', value });
                export const result = sankeyOf([way('a', '9'), way('b', '8'), way('c', '7'), way('d', '6')],
                  [{ node: 'c:search', from: 'c', value: '7' }, { node: 'c:search', from: 'd', value: '6' }], 2)
                  .links.filter((link) => link.kind === 'surface').map((link) => link.target + ' ' + link.value);
                """))
        .isEqualTo("[\"a:* 13\"]");
  }

  @ParameterizedTest
  @CsvSource({
    "platform, buyers, true",
    "owner, visitors, false",
    "channel, visitors, false",
    "channel, spend, false",
    "creator, roas, true",
    "creator, events, false"
  })
  void eachKindOfRankingHasItsMetrics(String by, String metric, boolean possible) {
    assertThat(
            MODULES.json(
                "import { metricsBy } from './data/rankable.js';"
                    + "export const result = metricsBy('%s').includes('%s');"
                        .formatted(by, metric)))
        .isEqualTo(String.valueOf(possible));
  }
}
