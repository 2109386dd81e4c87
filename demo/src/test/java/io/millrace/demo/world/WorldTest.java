package io.millrace.demo.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.millrace.events.Domain;
import io.millrace.events.EventType;
import io.millrace.events.catalog.Catalog;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class WorldTest {
  private static final Instant START = Instant.parse("2026-11-25T13:30:20Z");
  private static final long NOW = START.getEpochSecond() / 60;
  private static final long DAY = Duration.ofDays(1).toMinutes();

  @Test
  void isTheSameForTheSameSeedAndStartAndAnotherForAnotherSeed() {
    List<DemoEvent> hour = between(world(7), NOW - 30, NOW + 30);

    assertThat(hour).hasSizeGreaterThan(1_000);
    assertThat(between(world(7), NOW - 30, NOW + 30)).isEqualTo(hour);
    assertThat(between(world(8), NOW - 30, NOW + 30)).isNotEqualTo(hour);
  }

  @Test
  void doesNotDependOnTheOrderInWhichMinutesAreAskedFor() {
    World world = world(7);
    List<Long> minutes = LongStream.range(NOW - DAY, NOW + 5).boxed().toList();
    List<DemoEvent> forwards =
        minutes.stream().flatMap(m -> world.visits(m).stream().flatMap(List::stream)).toList();
    Map<Long, List<DemoEvent>> backwards = new TreeMap<>();

    minutes.reversed().forEach(minute -> backwards.put(minute, events(world, minute)));

    assertThat(backwards.values().stream().flatMap(List::stream)).isEqualTo(forwards);
  }

  @Test
  void isTheSameForSeveralThreads() {
    World world = world(7);

    List<DemoEvent> together =
        LongStream.range(NOW - DAY, NOW)
            .parallel()
            .boxed()
            .flatMap(minute -> events(world, minute).stream())
            .toList();

    assertThat(together).isEqualTo(between(world(7), NOW - DAY, NOW));
  }

  @Test
  void neverGivesTwoEventsOneId() {
    List<DemoEvent> day = between(world(1), NOW - DAY, NOW + 10);

    assertThat(new HashSet<>(day.stream().map(DemoEvent::id).toList())).hasSameSizeAs(day);
    assertThat(day).allSatisfy(event -> assertThat(event.id()).hasSizeLessThanOrEqualTo(60));
  }

  @Test
  void saysTheSameOfAPersonHoweverManyOthersThereAre() {
    World small = new World(new WorldSettings(1, START, 10, 30, 1));
    World large = new World(new WorldSettings(1, START, 50, 30, 100));
    long before = NOW - DAY;

    assertThat(between(large, before, before + 600))
        .containsAll(between(small, before, before + 600));
  }

  @Test
  void isAsBusyAsAskedFromTheStartOn() {
    Instant noon = Instant.parse("2026-11-25T04:00:00Z");
    long minute = noon.getEpochSecond() / 60;
    World world = new World(new WorldSettings(1, noon, 150, 30, 50));

    double perSecond = between(world, minute, minute + 20).size() / 1200.0;

    assertThat(perSecond).isCloseTo(50, within(8.0));
  }

  @Test
  void growsIntoThePresentWithoutAStep() {
    World world = world(1);

    double last = between(world, NOW - 2, NOW).size() / 2.0;
    double earlier = between(world, NOW - 3, NOW - 1).size() / 2.0;
    double first = between(world, NOW - 60, NOW - 40).size() / 20.0;

    assertThat(earlier / last).isBetween(0.3, 0.75);
    assertThat(first).isLessThan(last / 20);
  }

  @Test
  void knowsOnlyPlatformsAndSurfacesOfTheCatalog() {
    Catalog catalog = Catalog.builtIn();
    Profiles profiles = new Profiles();

    assertThat(profiles.habits())
        .allSatisfy(
            habit ->
                assertThat(catalog.find(habit.platform()).orElseThrow().surfaces())
                    .containsAll(habit.surfaces().things()));
    assertThat(between(world(1), NOW - DAY, NOW))
        .allSatisfy(
            event ->
                assertThat(catalog.find(event.platform()).orElseThrow().surfaces())
                    .contains(event.surface()));
  }

  @Test
  void takesEveryWayThatLeadsToAShopFromASurfaceThatIsUsed() {
    Profiles profiles = new Profiles();
    List<String> starts =
        profiles.habits().stream()
            .flatMap(h -> h.surfaces().things().stream().map(s -> h.platform() + "/" + s))
            .toList();

    assertThat(new WorldTable("routes.csv").rows(ShopRoute::read))
        .allSatisfy(route -> assertThat(starts).contains(route.start()))
        .allSatisfy(
            route -> assertThat(profiles.shop(route.to()).platform()).isEqualTo(route.to()));
  }

  @Test
  void douyinKeepsItsTrafficFromTheDayOfThePolicyOn() {
    World world = new World(new WorldSettings(1, START, 300, 30, 1));
    long policy = world.settings().linksClose().getEpochSecond() / 60;

    double before = taobaosPartOfDouyin(between(world, policy - 10 * DAY, policy));
    double after = taobaosPartOfDouyin(between(world, policy, policy + 3 * DAY));

    System.out.printf("of douyin's orders, taobao had %.2f, and then %.2f%n", before, after);
    assertThat(before).isBetween(0.5, 0.8);
    assertThat(after).isLessThan(0.2);
  }

  @Test
  void peopleSleepAndShopOnSinglesDay() {
    Rhythm rhythm = new Rhythm();

    assertThat(rhythm.at(Instant.parse("2026-11-25T12:00:00Z"))).isGreaterThan(1.5);
    assertThat(rhythm.at(Instant.parse("2026-11-25T20:00:00Z"))).isLessThan(0.2);
    assertThat(orders(world(1), "2026-11-11")).isGreaterThan(2 * orders(world(1), "2026-11-17"));
  }

  @Test
  void refundsFollowTheirOrdersByDays() {
    List<DemoEvent> week = between(world(1), NOW - 7 * DAY, NOW - 60);
    Map<String, DemoEvent> purchases = new TreeMap<>();
    week.stream()
        .filter(is(EventType.PURCHASE))
        .forEach(p -> purchases.put(p.what().order().orElseThrow(), p));

    assertThat(week.stream().filter(is(EventType.REFUND)))
        .isNotEmpty()
        .allSatisfy(
            refund -> {
              DemoEvent purchase =
                  Objects.requireNonNull(purchases.get(refund.what().order().orElseThrow()));
              assertThat(Duration.between(purchase.at(), refund.at()))
                  .isBetween(Duration.ofDays(1), Duration.ofDays(7));
              assertThat(refund.what().fen().orElseThrow())
                  .isBetween(1L, purchase.what().fen().orElseThrow());
            });
  }

  @Test
  void gatewayTakesItsAmountsAndTimes() {
    DemoEvent purchase =
        between(world(1), NOW - DAY, NOW).stream()
            .filter(is(EventType.PURCHASE))
            .toList()
            .getFirst();

    assertThat(purchase.json())
        .contains("\"type\":\"purchase\"", "\"currency\":\"CNY\"", "\"visitor\":\"visitor-")
        .containsPattern("\"value\":\"[0-9]+\\.[0-9]{2}\"");
  }

  /**
   * Returns the share of Taobao in the orders after attention on Douyin. The last content or social
   * event before an order decides.
   */
  private static double taobaosPartOfDouyin(List<DemoEvent> events) {
    List<DemoEvent> inTime = new ArrayList<>(events);
    Collections.sort(inTime, Comparator.comparing(DemoEvent::at));
    Map<String, String> lastSeen = new TreeMap<>();
    Map<String, Integer> soldOn = new TreeMap<>();
    for (DemoEvent event : inTime) {
      if (event.what().type().domain() != Domain.COMMERCE) {
        lastSeen.put(event.who().orElseThrow().visitor(), event.platform());
      } else if (event.what().type() == EventType.PURCHASE
          && "douyin".equals(lastSeen.get(event.who().orElseThrow().visitor()))) {
        soldOn.merge(event.platform(), 1, Integer::sum);
      }
    }
    double taobao = soldOn.getOrDefault("taobao", 0);
    return taobao / (taobao + soldOn.getOrDefault("douyin", 0));
  }

  private static long orders(World world, String day) {
    long first = Instant.parse(day + "T00:00:00+08:00").getEpochSecond() / 60;
    return between(world, first, first + DAY).stream().filter(is(EventType.PURCHASE)).count();
  }

  private static Predicate<DemoEvent> is(EventType type) {
    return event -> event.what().type() == type;
  }

  private static World world(long seed) {
    return new World(new WorldSettings(seed, START, 150, 30, 50));
  }

  private static List<DemoEvent> between(World world, long from, long to) {
    return LongStream.range(from, to)
        .boxed()
        .flatMap(m -> world.visits(m).stream().flatMap(List::stream))
        .toList();
  }

  private static List<DemoEvent> events(World world, long minute) {
    return world.visits(minute).stream().flatMap(List::stream).toList();
  }
}
