package io.millrace.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.millrace.events.Domain;
import io.millrace.events.EventType;
import io.millrace.events.catalog.Catalog;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SimulatorTest {
  private static final Instant START = Instant.parse("2026-11-24T08:00:00Z");
  private static final Pace STEADY = new Pace(START, 50);

  @Test
  void tellsTheSameStoryForTheSameSeedHoweverTimeIsCut() {
    List<DemoEvent> atOnce = world(7).until(START.plusSeconds(600));
    Simulator pieces = world(7);
    List<DemoEvent> inPieces = new ArrayList<>();
    for (int second = 0; second <= 600; second += 5) {
      inPieces.addAll(pieces.until(START.plusSeconds(second)));
    }

    assertThat(inPieces).isEqualTo(atOnce);
    assertThat(world(8).until(START.plusSeconds(600))).isNotEqualTo(atOnce);
  }

  @Test
  void tellsItInOrder() {
    assertThat(world(1).until(START.plusSeconds(600)))
        .isSortedAccordingTo(Comparator.comparing(DemoEvent::at));
  }

  @Test
  void isAsBusyAsAsked() {
    List<DemoEvent> day = world(1).until(START.plus(Duration.ofHours(3)));
    Instant afterFirstHour = START.plus(Duration.ofHours(1));

    long events = day.stream().filter(event -> event.at().isAfter(afterFirstHour)).count();

    assertThat(events / Duration.ofHours(2).toSeconds()).isCloseTo(50, within(4L));
  }

  @Test
  void leadsIntoThePresentWithoutAStep() {
    Pace pace = new Pace(START, 50);

    assertThat(pace.at(START.plusSeconds(1))).isEqualTo(50);
    assertThat(pace.at(START.minusSeconds(900))).isEqualTo(25, within(0.01));
    assertThat(pace.at(START.minusSeconds(9 * 3600))).isEqualTo(1, within(0.01));
  }

  @Test
  void knowsOnlyPlatformsAndSurfacesOfTheCatalog() {
    Catalog catalog = Catalog.builtIn();

    assertThat(hours(2))
        .allSatisfy(
            event ->
                assertThat(catalog.find(event.platform()).orElseThrow().surfaces())
                    .contains(event.surface()));
  }

  @Test
  void hasClosedLoopsAndExternalCirculationInProportion() {
    Map<String, Long> sales = new HashMap<>();
    Map<String, String> lastSeen = new HashMap<>();
    for (DemoEvent event : hours(6)) {
      if (event.what().type() == EventType.PURCHASE) {
        sales.merge(lastSeen.get(event.visitor()) + ">" + event.platform(), 1L, Long::sum);
      } else if (event.what().type().domain() != Domain.COMMERCE) {
        lastSeen.put(event.visitor(), event.platform());
      }
    }
    double all = sales.values().stream().mapToLong(Long::longValue).sum();

    assertThat(sales)
        .containsKeys("douyin>taobao", "kuaishou>taobao", "wechat>jd", "wechat>pinduoduo")
        .containsKeys("wechat>wechat", "taobao>taobao", "douyin>douyin", "kuaishou>kuaishou");
    assertThat(sales.getOrDefault("douyin>taobao", 0L) / all).isCloseTo(0.15, within(0.04));
    assertThat(sales.getOrDefault("wechat>wechat", 0L) / all).isCloseTo(0.14, within(0.04));
  }

  @Test
  void hasReturnsTipsAdsAndRefunds() {
    Map<EventType, Long> counts =
        hours(12).stream()
            .collect(Collectors.groupingBy(event -> event.what().type(), Collectors.counting()));

    long orders = counts.getOrDefault(EventType.PURCHASE, 0L);
    assertThat(counts).containsKeys(EventType.TIP, EventType.AD_REVENUE);
    // Of those within a day, half fall into these hours.
    assertThat((double) counts.getOrDefault(EventType.REFUND, 0L) / orders).isBetween(0.015, 0.06);
  }

  @Test
  void gatewayTakesItsAmountsAndTimes() {
    DemoEvent event =
        hours(1).stream()
            .filter(e -> e.what().type() == EventType.PURCHASE)
            .findFirst()
            .orElseThrow();

    assertThat(event.json("e-1"))
        .contains("\"id\":\"e-1\"", "\"type\":\"purchase\"", "\"currency\":\"CNY\"")
        .containsPattern("\"value\":\"[0-9]+\\.[0-9]{2}\"");
  }

  @Test
  void spendsAllWeightsOfRoutes() {
    assertThat(Route.ALL.stream().mapToInt(Route::weight).sum()).isEqualTo(100);
  }

  @Test
  void neverRepeatsAnIdAcrossStarts() {
    assertThat(world(1).nextId())
        .isNotEqualTo(new Simulator(1, START.plusSeconds(1), STEADY).nextId());
  }

  private static Simulator world(long seed) {
    return new Simulator(seed, START, STEADY);
  }

  private static List<DemoEvent> hours(int hours) {
    return world(1).until(START.plus(Duration.ofHours(hours)));
  }
}
