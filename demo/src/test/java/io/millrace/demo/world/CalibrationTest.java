package io.millrace.demo.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.millrace.events.EventType;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Compares the world with known magnitudes of the real one. A record in docs/decisions names the
 * sources.
 */
class CalibrationTest {
  private static Month month;

  @BeforeAll
  static void live() {
    month = Month.of(1, Instant.parse("2026-10-21T12:00:00Z"));
    for (String platform : month.platforms()) {
      System.out.printf(
          "%-14s %3d visitors  %6.0f min and %4.0f opens a user  %6d views %5d carts %4d orders%n",
          platform,
          month.visitors(platform),
          month.minutesPerUser(platform),
          month.opensPerUser(platform),
          month.count(platform, EventType.PRODUCT_VIEW),
          month.count(platform, EventType.CART_ADD),
          month.count(platform, EventType.PURCHASE));
    }
    for (String shop : month.shops()) {
      System.out.printf("%-14s %.0f CNY a buyer%n", shop, month.spendingPerBuyer(shop));
    }
    System.out.printf(
        "%.1f events a person and day, %.1f orders a person, %d refunds%n",
        month.eventsPerPersonAndDay(),
        (double) month.count(EventType.PURCHASE) / Month.PEOPLE,
        month.count(EventType.REFUND));
  }

  @Test
  void shortVideoHasItsUsersForMoreThanAThousandMinutesAndAbout250Opens() {
    for (String platform : List.of("douyin", "kuaishou")) {
      assertThat(month.minutesPerUser(platform)).isBetween(1_000.0, 1_900.0);
      assertThat(month.opensPerUser(platform)).isCloseTo(250, within(30.0));
    }
  }

  @Test
  void weChatHasTheLargestAudienceAndManyShortOpens() {
    assertThat(month.platforms())
        .filteredOn(platform -> !platform.equals("wechat"))
        .allSatisfy(p -> assertThat(month.visitors(p)).isLessThan(month.visitors("wechat")));
    assertThat(month.opensPerUser("wechat")).isGreaterThan(month.opensPerUser("douyin"));
    assertThat(month.minutesPerUser("wechat") / month.opensPerUser("wechat")).isLessThan(4);
  }

  @Test
  void aFewPercentOfTheProductsThatAreSeenAreBought() {
    for (String shop : List.of("taobao", "jd", "pinduoduo", "douyin", "kuaishou", "wechat")) {
      double views = month.count(shop, EventType.PRODUCT_VIEW);
      long carts = month.count(shop, EventType.CART_ADD);
      long orders = month.count(shop, EventType.PURCHASE);
      assertThat(carts / views).as(shop).isBetween(0.05, 0.12);
      assertThat(orders / views).as(shop).isBetween(0.02, 0.06);
    }
  }

  @Test
  void peopleOrderAboutADozenTimesAMonth() {
    double orders = (double) month.count(EventType.PURCHASE) / Month.PEOPLE;

    assertThat(orders).isCloseTo(12, within(3.0));
  }

  @Test
  void aFewBasketsAreVeryLarge() {
    for (String shop : List.of("taobao", "jd", "pinduoduo")) {
      List<Long> baskets = month.baskets(shop);
      double median = baskets.get(baskets.size() / 2);
      double mean = baskets.stream().mapToLong(Long::longValue).average().orElseThrow();
      assertThat(mean / median).as(shop).isBetween(1.2, 2.0);
      assertThat(baskets.getLast() / median).as(shop).isGreaterThan(5);
    }
  }

  @Test
  void buyersOfPinduoduoSpendAsMuchAMonthAsItPublished() {
    // 1 720 CNY in the twelve months of 2019.
    assertThat(month.spendingPerBuyer("pinduoduo")).isCloseTo(1_720 / 12.0, within(40.0));
  }

  @Test
  void someOrdersComeBack() {
    double refunds = month.count(EventType.REFUND);

    assertThat(refunds / month.count(EventType.PURCHASE)).isBetween(0.04, 0.08);
  }

  @Test
  void attentionAlsoEarnsTipsAndAds() {
    assertThat(month.count("douyin", EventType.TIP)).isPositive();
    assertThat(month.count("kuaishou", EventType.TIP)).isPositive();
    assertThat(month.count(EventType.AD_REVENUE)).isGreaterThan(month.count(EventType.TIP));
  }

  @Test
  void mostCampaignsEarnMoreThanTheyCostAndSomeDoNot() {
    List<Double> returns = month.returnsOfCampaigns();
    assertThat(returns).hasSize(new Profiles().campaigns().size());
    assertThat(returns).allSatisfy(roas -> assertThat(roas).isBetween(0.4, 7.0));
    assertThat(returns).anyMatch(roas -> roas < 1);
    assertThat(returns.stream().filter(roas -> roas > 1).count()).isGreaterThan(8);
  }

  @Test
  void theTownKnowsHowBusyItsPeopleAre() {
    assertThat(month.eventsPerPersonAndDay()).isCloseTo(Town.EVENTS_PER_DAY, within(4.0));
  }
}
