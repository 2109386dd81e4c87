package io.millrace.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the pages compute of refunds, new buyers and compared rankings. */
class RefundsTest {
  private static final Modules MODULES = new Modules();

  @AfterAll
  static void close() {
    MODULES.close();
  }

  @ParameterizedTest
  @CsvSource({
    "900, 100, 0.1",
    "0, 100, 1",
    "-50, 100, 2",
    "-100, 100, null",
    "-200, 100, null",
    "100, -1, null",
    "100, 0, 0"
  })
  void aRefundRateIsThePartOfTheCreditBeforeRefunds(String amount, String refunded, String rate) {
    assertThat(
            MODULES.json(
                "import { rateOf } from './data/refunds.js';"
                    + "export const result = rateOf('%s', '%s');".formatted(amount, refunded)))
        .isEqualTo(rate);
  }

  private static final String ROWS =
      """
      import { takenOf } from './data/refunds.js';
      const row = (refunded, closed, externalIn, externalOut, direct) => ({
        money: [{ currency: 'CNY', net: '0', refunded }],
        loops: { credit: [{ currency: 'CNY', closed: '0', refunded: { closed, externalIn, externalOut, direct } }] },
      });
      """;

  @Test
  void whatRefundsTookFromPlatformsIsAddedUp() {
    assertThat(
            MODULES.json(
                ROWS
                    + """
                    export const result = takenOf([row('60', '10', '20', '5', '30'), row('5', '5', '0', '20', '0'),
                      { money: [], loops: { credit: [] } }], 'CNY');
                    """))
        .isEqualTo(
            "{\"all\":\"65\",\"closed\":\"15\",\"externalIn\":\"20\",\"externalOut\":\"25\",\"direct\":\"30\"}");
  }

  @Test
  void anAnswerWithoutRefundsOfCreditIsNoFault() {
    assertThat(
            MODULES.json(
                """
                import { lossesOf, takenOf } from './data/refunds.js';
                import { haveRefunds, waysOf } from './data/loops.js';
                const old = { money: [{ currency: 'CNY', refunded: '7' }], loops: { credit: [{ currency: 'CNY', closed: '1' }] } };
                const ways = waysOf([{ from: 'a', to: 'b', microOrders: 1, amounts: [{ currency: 'CNY', amount: '3' }] }], 'CNY');
                export const result = [takenOf([old], 'CNY').all, takenOf([old], 'CNY').closed,
                  lossesOf([{ platform: 'a', surface: 'feed', credit: [{ currency: 'CNY', amount: '3' }] }], 'CNY'),
                  haveRefunds(ways)];
                """))
        .isEqualTo("[\"7\",\"0\",[],false]");
  }

  @Test
  void theSurfaceThatLostMostStandsFirstAlsoOneThatKeptNothing() {
    assertThat(
            MODULES.json(
                """
                import { lossesOf } from './data/refunds.js';
                const row = (surface, amount, refunded) => ({ platform: 'douyin', surface,
                  credit: [{ currency: 'CNY', amount, refunded }, { currency: 'JPY', amount: '9', refunded: '9' }] });
                export const result = lossesOf([row('feed', '300', '100'), row('search', '500', '0'), row('live', '0', '250')], 'CNY')
                  .map((each) => [each.surface, each.refunded, each.rate].join(' '));
                """))
        .isEqualTo("[\"live 250 1\",\"feed 100 0.25\"]");
  }

  @Test
  void aWayThatRefundsTookWhollyStaysInTheTable() {
    assertThat(
            MODULES.json(
                """
                import { waysOf } from './data/loops.js';
                const cell = (from, amount, refunded) => ({ from, to: 'jd', microOrders: 0, amounts: [{ currency: 'CNY', amount, refunded }] });
                export const result = waysOf([cell('a', '0', '5'), cell('b', '0', '0'), cell('c', '7', '1')], 'CNY')
                  .map((way) => [way.from, way.value, way.refunded].join(' '));
                """))
        .isEqualTo("[\"c 7 1\",\"a 0 5\"]");
  }

  @Test
  void waysThatAreDrawnTogetherTellTheirRefundsTogether() {
    assertThat(
            MODULES.json(
                """
                import { sankeyOf } from './data/sankey.js';
                const way = (from, value, refunded) => ({ from, to: 'jd', kind: 'external', value, refunded });
                export const result = sankeyOf([way('a', '9', '1'), way('b', '8', null), way('c', '7', '2'), way('d', '6', '3')], [], 2)
                  .links.map((link) => [link.source, link.value, link.refunded].join(' '));
                """))
        .isEqualTo("[\"a:a 9 1\",\"a:b 8 \",\"a:* 13 5\"]");
  }

  @Test
  void newBuyersOfPlatformsAreAddedUpWhereTheyWereCounted() {
    assertThat(
            MODULES.json(
                """
                import { together } from './data/figures.js';
                const row = (newBuyers) => ({ newBuyers, traffic: {}, orders: {}, money: [], loops: { credit: [] } });
                export const result = [together([row(2), row(3)]).newBuyers, together([row(undefined)]).newBuyers];
                """))
        .isEqualTo("[5,null]");
  }

  @Test
  void aNewBuyerOfSeveralPlatformsCostsWhatTheirTrafficCostTogether() {
    assertThat(
            MODULES.json(
                """
                import { spendTogether } from './data/spend.js';
                const row = (spend, buyers, costPerNewBuyer) => ({ money: [{ currency: 'CNY', spend }],
                  loops: { creditOrders: { closed: 4000000, externalOut: 0 },
                    creditNewBuyers: buyers && { closed: buyers, externalOut: 500000 },
                    credit: [{ currency: 'CNY', closed: '0', externalOut: '0', costPerNewBuyer }] } });
                const cost = (rows) => spendTogether(rows, 'CNY').costPerNewBuyer;
                export const result = [cost([row('1000', 1000000, '667'), row('200', 1500000, '100')]),
                  cost([row('1000', 1000000, '667')]), cost([row('1000', undefined, undefined), row('5')])];
                """))
        .isEqualTo("[\"343\",\"667\",null]");
  }

  @ParameterizedTest
  @CsvSource({
    "120, 100, '{\"then\":\"100\",\"difference\":\"20\",\"rate\":0.2}'",
    "0.5, 0.75, '{\"then\":0.75,\"difference\":-0.25,\"rate\":null}'",
    "9223372036854775807, 1,"
        + " '{\"then\":\"1\",\"difference\":\"9223372036854775806\",\"rate\":9223372036854776000}'"
  })
  void aRankedRowIsComparedWithItselfInTheRangeBefore(String now, String then, String change) {
    assertThat(
            MODULES.json(
                "import { sinceThen } from './data/compare.js'; export const result ="
                    + " sinceThen({ value: '%s', previous: { value: '%s', rank: 1 } });"
                        .formatted(now, then)))
        .isEqualTo(change);
  }

  @Test
  void whatHadNoRankBeforeIsNotCompared() {
    assertThat(
            MODULES.json(
                "import { sinceThen } from './data/compare.js'; export const result ="
                    + " [sinceThen({ value: '1', previous: null }), sinceThen({ value: '1' })];"))
        .isEqualTo("[null,null]");
  }
}
