package io.millrace.insights.projection;

import static io.millrace.insights.testing.Revisions.at;
import static io.millrace.insights.testing.Revisions.opens;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.events.Entity;
import io.millrace.events.catalog.Catalog;
import io.millrace.events.cell.Calendar;
import io.millrace.events.cell.Cell;
import io.millrace.events.cell.Family;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Kind;
import io.millrace.insights.testing.InMemoryCellStore;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreExpiryTest {
  private static final long NOW = at("2026-11-25T12:34:56Z");
  private static final OptionalLong AS_OF = OptionalLong.of(NOW);
  private static final long HOUR_MS = 3_600_000;
  private static final List<Kind> KINDS = List.of(Kind.TRAFFIC, Kind.MONEY, Kind.CREDIT);
  private static final int ENOUGH = 2_500;

  private final InMemoryCellStore store = new InMemoryCellStore();
  private final Retention retention =
      new TestProjection(store, Duration.ofDays(29), Duration.ofDays(400)).retention();
  private final Set<Cell> written = new HashSet<>();

  @ParameterizedTest
  @ValueSource(strings = {"UTC", "Asia/Shanghai", "Asia/Kathmandu", "America/New_York"})
  void dropsEverythingThatIsTooOldAndNothingElse(String zone) {
    Calendar calendar = new Calendar(ZoneId.of(zone));
    write(calendar);
    StoreExpiry expiry = new StoreExpiry(store, retention, Catalog.builtIn(), calendar);
    for (int i = 0; i < ENOUGH; i++) {
      expiry.next(AS_OF);
    }
    assertThat(store.find(written).keySet())
        .containsExactlyInAnyOrderElementsOf(
            written.stream().filter(cell -> !retention.isExpired(cell, AS_OF)).toList());
    assertThat(store.expired(Grain.MINUTE)).isEqualTo(retention.oldest(Grain.MINUTE, AS_OF));
  }

  @Test
  void afterTheStoreWasEmptiedItBeginsAnew() {
    Calendar calendar = new Calendar(ZoneId.of("UTC"));
    StoreExpiry expiry = new StoreExpiry(store, retention, Catalog.builtIn(), calendar);
    for (String topic : List.of("first", "second")) {
      store.startOver(topic);
      expiry.startOver();
      write(calendar);
      for (int i = 0; i < ENOUGH; i++) {
        expiry.next(AS_OF);
      }
      assertThat(store.find(written).keySet())
          .as(topic)
          .isNotEmpty()
          .noneMatch(cell -> retention.isExpired(cell, AS_OF));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 24, 24 * 40})
  void goesOnWhereItWasAsTimePasses(int hours) {
    Calendar calendar = new Calendar(ZoneId.of("UTC"));
    write(calendar);
    long later = NOW + hours * HOUR_MS;
    for (long now : new long[] {NOW, later}) {
      // Each time another process.
      StoreExpiry expiry = new StoreExpiry(store, retention, Catalog.builtIn(), calendar);
      for (int i = 0; i < ENOUGH; i++) {
        expiry.next(OptionalLong.of(now));
      }
    }
    assertThat(store.find(written).keySet())
        .noneMatch(cell -> retention.isExpired(cell, OptionalLong.of(later)))
        .anyMatch(cell -> cell.grain() == Grain.HOUR);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTC", "Asia/Shanghai", "America/New_York"})
  void dropsOldDaysOfEntitiesAndKeepsTheirMonths(String zone) {
    Calendar calendar = new Calendar(ZoneId.of(zone));
    for (long age : new long[] {0, 398, 399, 400, 401, 402, 460, 900, 2_000}) {
      writeEntities(calendar, NOW - age * 24 * HOUR_MS);
    }
    StoreExpiry expiry = new StoreExpiry(store, retention, Catalog.builtIn(), calendar);
    for (int i = 0; i < ENOUGH; i++) {
      expiry.next(AS_OF);
    }
    assertThat(store.find(written).keySet())
        .containsExactlyInAnyOrderElementsOf(
            written.stream().filter(cell -> !retention.isExpired(cell, AS_OF)).toList())
        .noneMatch(cell -> cell.grain() == Grain.DAY && cell.start() < NOW - 400 * 24 * HOUR_MS);
    assertThat(store.find(written).keySet().stream().filter(cell -> cell.grain() == Grain.DAY))
        .hasSizeGreaterThan(3);
    long months = written.stream().filter(cell -> cell.grain() == Grain.MONTH).count();
    assertThat(store.find(written).keySet().stream().filter(cell -> cell.grain() == Grain.MONTH))
        .hasSize((int) months);
    int before = store.documentsRead();
    expiry.next(AS_OF);
    assertThat(store.documentsRead()).as("nothing is left to do").isEqualTo(before);
  }

  @Test
  void dropsSomeWindowsOfADayInOneStep() {
    Calendar calendar = new Calendar(ZoneId.of("UTC"));
    long old = NOW - 401 * 24 * HOUR_MS;
    Catalog.builtIn().platforms().forEach(platform -> writeEntity(calendar, platform.id(), old));
    StoreExpiry expiry = new StoreExpiry(store, retention, Catalog.builtIn(), calendar);
    int left = days();
    assertThat(left).isGreaterThan(20);
    for (int i = 0; i < ENOUGH && left > 0; i++) {
      expiry.next(AS_OF);
      assertThat(left - days()).isBetween(0, 8);
      left = days();
    }
    assertThat(left).isZero();
  }

  private int days() {
    return (int)
        store.find(written).keySet().stream().filter(cell -> cell.grain() == Grain.DAY).count();
  }

  private void writeEntities(Calendar calendar, long moment) {
    List.of("jd", "douyin").forEach(platform -> writeEntity(calendar, platform, moment));
  }

  private void writeEntity(Calendar calendar, String platform, long moment) {
    Family family = Family.of(platform, new Entity(Entity.Type.CAMPAIGN, "double|11"));
    List<Cell> cells =
        Stream.of(Grain.DAY, Grain.MONTH)
            .map(grain -> family.cell(grain, calendar.start(grain, moment)))
            .toList();
    store.write(cells.stream().map(cell -> opens(cell, 1, 1)).toList());
    written.addAll(cells);
  }

  /** Writes events of the last three years, most of them near the limits of what is kept. */
  private void write(Calendar calendar) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(3);
    for (int i = 0; i < 400; i++) {
      long age = List.of(29L, 400L, 1_000L).get(i % 3) * 24 * HOUR_MS;
      long spread = random.nextLong(-30 * HOUR_MS, 30 * HOUR_MS);
      Kind kind = KINDS.get(random.nextInt(KINDS.size()));
      write(calendar, kind, random.nextBoolean() ? "jd" : "douyin", NOW - age + spread);
    }
  }

  private void write(Calendar calendar, Kind kind, String platform, long moment) {
    List<Cell> cells =
        Arrays.stream(Grain.values())
            .map(grain -> new Cell(kind, platform, grain, calendar.start(grain, moment)))
            .toList();
    store.write(cells.stream().map(cell -> opens(cell, 1, 1)).toList());
    written.addAll(cells);
  }
}
