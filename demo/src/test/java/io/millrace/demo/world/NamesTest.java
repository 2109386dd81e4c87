package io.millrace.demo.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.events.Domain;
import io.millrace.events.EventType;
import io.millrace.events.catalog.Catalog;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The creators, campaigns, items, channels and regions of ten days of a world. */
class NamesTest {
  private static final Instant START = Instant.parse("2026-11-25T13:30:20Z");
  private static final long DAY = Duration.ofDays(1).toMinutes();
  private static final World WORLD = new World(new WorldSettings(1, START, 300, 30, 1));
  private static final Profiles PROFILES = new Profiles();
  private static final long POLICY = WORLD.settings().linksClose().getEpochSecond() / 60;

  private static List<DemoEvent> events = List.of();

  @BeforeAll
  static void live() {
    events =
        LongStream.range(POLICY - 7 * DAY, POLICY + 3 * DAY)
            .boxed()
            .flatMap(minute -> WORLD.visits(minute).stream().flatMap(List::stream))
            .toList();
  }

  @Test
  void everyCreatorIsOnOnePlatform() {
    Map<String, Set<String>> platforms = new HashMap<>();
    for (DemoEvent event : events) {
      event
          .names()
          .creator()
          .ifPresent(
              creator ->
                  platforms.computeIfAbsent(creator, _ -> new HashSet<>()).add(event.platform()));
    }
    assertThat(platforms).hasSizeGreaterThan(1_000);
    assertThat(platforms.values()).allMatch(on -> on.size() == 1);
    List<String> all =
        PROFILES.creators().stream().flatMap(one -> one.handles().things().stream()).toList();
    assertThat(all).doesNotHaveDuplicates().containsAll(platforms.keySet()).hasSize(1_710);
  }

  @Test
  void aFewCreatorsHaveMostOfTheAudienceAndMostHaveLittle() {
    List<Long> views = views("douyin").values().stream().sorted(Comparator.reverseOrder()).toList();
    long all = views.stream().mapToLong(Long::longValue).sum();
    assertThat(views).hasSizeGreaterThan(250);
    assertThat(sum(views.subList(0, 10))).isGreaterThan(all * 2 / 5);
    assertThat(sum(views.subList(150, views.size()))).isLessThan(all / 6);
  }

  @Test
  void eventsNameWhatBelongsToTheirSurface() {
    Set<String> channels = new HashSet<>();
    for (DemoEvent event : events) {
      channels.add(event.who().orElseThrow().channel());
      event
          .names()
          .campaign()
          .ifPresent(
              id ->
                  assertThat(PROFILES.campaigns(event.platform(), event.surface()))
                      .extracting(Campaign::id)
                      .contains(id));
    }
    assertThat(channels).containsExactlyInAnyOrder("mobile", "social", "search", "direct");
    assertThat(events)
        .filteredOn(event -> event.what().type() == EventType.PURCHASE)
        .allMatch(event -> event.names().item().orElse("").startsWith("sku-"));
  }

  @Test
  void tablesNameSurfacesOfTheCatalogThatPeopleUse() {
    Catalog catalog = Catalog.builtIn();
    assertThat(PROFILES.creators())
        .allSatisfy(
            creators ->
                assertThat(catalog.find(creators.platform()).orElseThrow().surfaces())
                    .containsAll(creators.surfaces()));
    assertThat(PROFILES.campaigns())
        .allSatisfy(
            campaign ->
                assertThat(used(campaign.platform()))
                    .as(campaign.id())
                    .contains(campaign.surface()))
        .extracting(Campaign::number)
        .doesNotHaveDuplicates();
  }

  @Test
  void creatorsOfDouyinSendTheirOrdersToTaobaoUntilThePolicyAndThenKeepThem() {
    List<String> top = PROFILES.creators().getFirst().handles().things().subList(0, 10);
    Map<String, Integer> before = soldBy(top, POLICY - 7 * DAY, POLICY);
    Map<String, Integer> after = soldBy(top, POLICY, POLICY + 3 * DAY);
    System.out.printf("the top ten of douyin sold %s before, and %s after%n", before, after);
    assertThat(share(before)).isGreaterThan(0.5);
    assertThat(share(after)).isLessThan(0.2);
  }

  private static double share(Map<String, Integer> sold) {
    double taobao = sold.getOrDefault("taobao", 0);
    return taobao / (taobao + sold.getOrDefault("douyin", 0));
  }

  /** The orders by platform whose last content or social event named one of the creators. */
  private static Map<String, Integer> soldBy(List<String> creators, long from, long to) {
    List<DemoEvent> inTime = new ArrayList<>(events);
    inTime.sort(Comparator.comparing(DemoEvent::at));
    Map<String, Optional<String>> seen = new HashMap<>();
    Map<String, Integer> sold = new TreeMap<>();
    for (DemoEvent event : inTime) {
      String visitor = event.who().orElseThrow().visitor();
      long minute = event.at().getEpochSecond() / 60;
      if (event.what().type().domain() != Domain.COMMERCE) {
        seen.put(visitor, event.names().creator());
      } else if (event.what().type() == EventType.PURCHASE
          && minute >= from
          && minute < to
          && seen.getOrDefault(visitor, Optional.empty()).filter(creators::contains).isPresent()) {
        sold.merge(event.platform(), 1, Integer::sum);
      }
    }
    return sold;
  }

  private static List<String> used(String platform) {
    return PROFILES.habits().stream()
        .filter(habit -> habit.platform().equals(platform))
        .flatMap(habit -> habit.surfaces().things().stream())
        .toList();
  }

  private static Map<String, Long> views(String platform) {
    Map<String, Long> counts = new HashMap<>();
    for (DemoEvent event : events) {
      if (event.platform().equals(platform)) {
        event.names().creator().ifPresent(creator -> counts.merge(creator, 1L, Long::sum));
      }
    }
    return counts;
  }

  private static long sum(List<Long> numbers) {
    return numbers.stream().mapToLong(Long::longValue).sum();
  }
}
