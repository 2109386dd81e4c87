package io.millrace.demo.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.millrace.events.EventType;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BudgetsTest {
  private static final Instant START = Instant.parse("2026-11-25T13:30:20Z");
  private static final long NOW = START.getEpochSecond() / 60;
  private static final long DAY = Duration.ofDays(1).toMinutes();
  private static final int CAMPAIGNS = new Profiles().campaigns().size();

  @Test
  void everyCampaignSpendsItsBudgetInADay() {
    World world = world(120);
    Map<String, Long> spent = new HashMap<>();
    for (DemoEvent event : spend(world, NOW - 3 * DAY, NOW - 2 * DAY)) {
      spent.merge(
          event.platform() + "/" + event.surface() + "/" + event.names().campaign().orElseThrow(),
          event.what().fen().orElseThrow(),
          Long::sum);
    }
    assertThat(spent).hasSize(CAMPAIGNS);
    for (Campaign campaign : new Profiles().campaigns()) {
      double budget = campaign.fen() * 120;
      assertThat(
              (double)
                  spent.getOrDefault(
                      campaign.platform() + "/" + campaign.surface() + "/" + campaign.id(), 0L))
          .isCloseTo(budget, within(budget * 0.12));
    }
  }

  @Test
  void spendHasNoVisitorAndIsTheSameInEveryRun() {
    List<DemoEvent> day = spend(world(120), NOW - DAY, NOW + 30);
    assertThat(day)
        .isEqualTo(spend(world(120), NOW - DAY, NOW + 30))
        .allMatch(event -> event.what().type() == EventType.SPEND)
        .allMatch(event -> event.id().length() <= 60)
        .extracting(DemoEvent::id)
        .doesNotHaveDuplicates();
    assertThat(day.getFirst().json())
        .contains("\"type\":\"spend\"", "\"campaign\":", "\"currency\":\"CNY\"")
        .doesNotContain("visitor", "channel", "region");
  }

  @Test
  void aTownOfAnotherSizeReportsUnderOtherIds() {
    List<String> small = spend(world(10), NOW - DAY, NOW).stream().map(DemoEvent::id).toList();
    assertThat(spend(world(120), NOW - DAY, NOW))
        .extracting(DemoEvent::id)
        .isNotEmpty()
        .doesNotContainAnyElementsOf(small);
  }

  @Test
  void itsNumberIsBounded() {
    World world = world(120);
    assertThat(spend(world, NOW - 2 * DAY, NOW - DAY)).hasSize(CAMPAIGNS * 12);
    assertThat(spend(world, NOW + 1, NOW + 1 + DAY)).hasSize(CAMPAIGNS * (12 + 144));
  }

  @Test
  void thePresentSpendsForItsOwnPeopleFromTheStartOn() {
    World world = world(120);
    double history = fen(spend(world, NOW - DAY, NOW));
    double present = fen(spend(world, NOW + 1, NOW + 1 + DAY));
    assertThat(present / history).isGreaterThan(20);
    assertThat(spend(world, NOW + 1, NOW + 15))
        .as("the first report, at 13:40, is for 580 seconds")
        .hasSize(CAMPAIGNS);
  }

  private static double fen(List<DemoEvent> events) {
    return events.stream().mapToLong(event -> event.what().fen().orElseThrow()).sum();
  }

  private static World world(int people) {
    return new World(new WorldSettings(1, START, people, 30, 50));
  }

  private static List<DemoEvent> spend(World world, long from, long to) {
    return LongStream.range(from, to).boxed().flatMap(m -> world.spend(m).stream()).toList();
  }
}
