package io.millrace.journey.golden;

import static io.millrace.journey.testing.Events.purchase;
import static io.millrace.journey.testing.Events.time;
import static io.millrace.journey.testing.Events.view;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.events.cell.Cell;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Kind;
import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Metric;
import io.millrace.journey.testing.Calculation;
import io.millrace.journey.testing.Totals;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Moves from surface to surface. */
class FlowsTest extends GoldenTest {

  FlowsTest(Calculation calculation) {
    super(calculation);
  }

  @Test
  void goingToAnotherSurfaceIsAFlow() {
    Totals totals =
        totals(
            view("a", "wechat", "moments", NOON), view("b", "wechat", "channels", NOON + MINUTE));
    assertThat(flows(totals, "wechat"))
        .isEqualTo(Map.of(entry("moments"), 1L, flow("wechat", "moments", "channels"), 1L));
  }

  @Test
  void goingToAnotherPlatformIsKeptWithTheLaterOne() {
    Totals totals =
        totals(
            view("a", "douyin", "live", NOON), purchase("p", "taobao", "o1", NOON + MINUTE, 100));
    assertThat(flows(totals, "douyin")).isEqualTo(Map.of(entry("live"), 1L));
    assertThat(flows(totals, "taobao")).isEqualTo(Map.of(flow("douyin", "live", "shop"), 1L));
  }

  @Test
  void stayingOnASurfaceIsNoFlow() {
    Totals totals =
        totals(view("a", "douyin", "feed", NOON), view("b", "douyin", "feed", NOON + 30 * MINUTE));
    assertThat(flows(totals, "douyin")).isEqualTo(Map.of(entry("feed"), 1L));
  }

  @Test
  void aFlowTakesAtMostThirtyMinutes() {
    Totals totals =
        totals(
            view("a", "douyin", "feed", NOON),
            view("b", "douyin", "live", NOON + 30 * MINUTE),
            view("c", "douyin", "shop", NOON + 60 * MINUTE + 1));
    assertThat(flows(totals, "douyin"))
        .isEqualTo(
            Map.of(entry("feed"), 1L, flow("douyin", "feed", "live"), 1L, entry("shop"), 1L));
  }

  @Test
  void comingBackToTheSameSurfaceAfterAPauseIsAnEntry() {
    Totals totals =
        totals(
            view("a", "douyin", "feed", NOON), view("b", "douyin", "feed", NOON + 30 * MINUTE + 1));
    assertThat(flows(totals, "douyin")).isEqualTo(Map.of(entry("feed"), 2L));
  }

  @Test
  void whoWasElsewhereInTheMeantimeComesFromThere() {
    Totals totals =
        totals(
            view("a", "wechat", "moments", NOON),
            view("b", "douyin", "feed", NOON + MINUTE),
            view("c", "wechat", "moments", NOON + 2 * MINUTE));
    assertThat(flows(totals, "wechat"))
        .isEqualTo(Map.of(entry("moments"), 1L, flow("douyin", "feed", "moments"), 1L));
    assertThat(flows(totals, "douyin")).isEqualTo(Map.of(flow("wechat", "moments", "feed"), 1L));
  }

  @Test
  void aSurfaceOfTheSameNameElsewhereIsAnother() {
    Totals totals =
        totals(view("a", "douyin", "live", NOON), view("b", "taobao", "live", NOON + MINUTE));
    assertThat(flows(totals, "taobao")).isEqualTo(Map.of(flow("douyin", "live", "live"), 1L));
  }

  @Test
  void aFlowBelongsToTheDayOfItsLaterEvent() {
    long midnight = time("2026-11-24T00:00:00Z");
    Totals totals =
        totals(
            view("a", "wechat", "moments", midnight - MINUTE),
            view("b", "wechat", "channels", midnight));
    assertThat(cellOfDay(totals, Kind.FLOWS, "wechat", midnight - MINUTE))
        .isEqualTo(Map.of(entry("moments"), 1L));
    assertThat(cellOfDay(totals, Kind.FLOWS, "wechat", midnight))
        .isEqualTo(Map.of(flow("wechat", "moments", "channels"), 1L));
  }

  @Test
  void atOneTimeTrafficComesBeforeMoney() {
    Totals totals =
        totals(purchase("p", "taobao", "o1", NOON, 100), view("a", "douyin", "live", NOON));
    assertThat(flows(totals, "douyin")).isEqualTo(Map.of(entry("live"), 1L));
    assertThat(flows(totals, "taobao")).isEqualTo(Map.of(flow("douyin", "live", "shop"), 1L));
  }

  @Test
  void aLateEventInBetweenTakesTheFlowApart() {
    Totals totals =
        totals(
            view("a", "wechat", "moments", NOON),
            view("c", "wechat", "channels", NOON + 20 * MINUTE),
            view("b", "douyin", "feed", NOON + 10 * MINUTE));
    assertThat(flows(totals, "wechat"))
        .isEqualTo(Map.of(entry("moments"), 1L, flow("douyin", "feed", "channels"), 1L));
  }

  @Test
  void flowsAreKeptByDayAndMonth() {
    Totals totals = totals(view("a", "wechat", "moments", NOON));
    assertThat(totals.cells().keySet())
        .filteredOn(cell -> cell.kind() == Kind.FLOWS)
        .extracting(Cell::grain)
        .containsExactlyInAnyOrder(Grain.DAY, Grain.MONTH);
  }

  private static Map<Measure, Long> flows(Totals totals, String platform) {
    return cellOfDay(totals, Kind.FLOWS, platform, NOON);
  }

  private static Measure entry(String to) {
    return flow("", "", to);
  }

  private static Measure flow(String fromPlatform, String fromSurface, String to) {
    return Measure.of(Metric.FLOW, fromPlatform, fromSurface, to);
  }
}
