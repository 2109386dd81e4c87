package io.millrace.aggregator.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.events.Entity;
import io.millrace.events.cell.Cell;
import io.millrace.events.cell.Family;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.KeepPeriods;
import io.millrace.events.cell.Kind;
import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Metric;
import io.millrace.events.wire.CellCodec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.Test;

class TotalsExpiryTest {
  private static final long DAY_MS = Duration.ofDays(1).toMillis();
  private static final Measure ORDERS =
      Measure.of(Metric.ENTITY_CREDIT_ORDERS, "last_touch", "feed", "jd");
  private static final Measure PLACED = Measure.of(Metric.ORDERS);
  private static final int AT_ONCE = 300;

  private final StoreInMemory store = new StoreInMemory();
  private final Set<Bytes> withdrawn = new HashSet<>();
  private TotalsStore totals = new TotalsStore(store, () -> 1 << 20);
  private TaskClock clock = new TaskClock(store);
  private TotalsExpiry expiry = expiry();

  @Test
  void aHundredThousandEntitiesExpireOnOneDayInBoundedStepsAndTheirMonthsStay() throws Exception {
    int entities = 100_000;
    for (int i = 0; i < entities; i++) {
      add(creator(i), Grain.DAY, 0);
      if (i % 1_000 == 0) {
        add(creator(i), Grain.MONTH, 0);
      }
    }
    add(creator(7), Grain.DAY, 1);
    add(new Family(Kind.MONEY, "jd"), Grain.DAY, 0);
    commit();
    clock.advance(400 * DAY_MS + DAY_MS / 24);
    int commits = 0;
    int before;
    do {
      before = withdrawn.size();
      store.reads = 0;
      commit();
      commits++;
      assertThat(withdrawn.size() - before).isLessThanOrEqualTo(AT_ONCE);
      assertThat(store.reads).as("cells read by one commit").isLessThanOrEqualTo(2 * AT_ONCE + 20);
    } while (withdrawn.size() > before);
    assertThat(withdrawn).hasSize(entities);
    assertThat(commits).isLessThanOrEqualTo(entities / AT_ONCE + 3);
    assertThat(days())
        .containsExactlyInAnyOrder(
            creator(7).cell(Grain.DAY, DAY_MS), new Cell(Kind.MONEY, "jd", Grain.DAY, 0));
    for (int i : new int[] {0, 1_000, entities - 1_000}) {
      assertThat(values(creator(i).cell(Grain.MONTH, 0))).isEqualTo(Map.of(ORDERS, 1L));
    }
  }

  @Test
  void onlyTheDayAndThePlatformAreInTheIndexNotTheEntities() {
    int before = store.entries.size();
    for (int i = 0; i < 50; i++) {
      expiry.note(creator(i).cell(Grain.DAY, 0));
      expiry.note(creator(i).cell(Grain.MONTH, 0));
    }
    assertThat(store.entries.size() - before).isEqualTo(1);
  }

  @Test
  void anotherProcessGoesOnInTheMiddleOfADay() {
    for (int i = 0; i < 1_000; i++) {
      add(creator(i), Grain.DAY, 0);
      add(Family.of("taobao", new Entity(Entity.Type.ITEM, "i" + i)), Grain.DAY, 0);
    }
    commit();
    clock.advance(500 * DAY_MS);
    for (int i = 0; i < 10; i++) {
      commit();
      totals = new TotalsStore(store, () -> 1 << 20);
      clock = new TaskClock(store);
      expiry = expiry();
    }
    assertThat(withdrawn).hasSize(2_000);
    assertThat(days()).isEmpty();
  }

  @Test
  void allPagesOfAnEntityExpire() {
    Family wide = creator(1);
    Cell cell = wide.cell(Grain.DAY, 0);
    expiry.note(cell);
    for (int i = 0; i < 60_000; i++) {
      Measure measure =
          Measure.of(Metric.ENTITY_CREDIT_ORDERS, "last_touch", "a-long-surface-" + i, "jd");
      totals.add(cell, measure, 1, 0);
    }
    add(creator(2), Grain.DAY, 0);
    commit();
    assertThat(days()).hasSizeGreaterThan(2);
    clock.advance(500 * DAY_MS);
    commit();
    commit();
    assertThat(days()).isEmpty();
  }

  @Test
  void anExpiredDayIsNotCountedAnyMoreAndItsMonthIs() {
    clock.advance(400 * DAY_MS + 1);
    assertThat(expiry.isExpired(creator(1).cell(Grain.DAY, 0))).isTrue();
    assertThat(expiry.isExpired(creator(1).cell(Grain.DAY, DAY_MS))).isFalse();
    assertThat(expiry.isExpired(creator(1).cell(Grain.MONTH, 0))).isFalse();
    assertThat(expiry.isExpired(new Cell(Kind.SURFACES, "jd", Grain.DAY, 0))).isFalse();
  }

  private TotalsExpiry expiry() {
    return new TotalsExpiry(store, totals, clock, KeepPeriods.of(Optional.empty()));
  }

  private static Family creator(int number) {
    return Family.of("jd", new Entity(Entity.Type.CREATOR, "c|" + number));
  }

  private void add(Family family, Grain grain, int day) {
    Cell cell = family.cell(grain, day * DAY_MS);
    expiry.note(cell);
    totals.add(cell, cell.kind() == Kind.ENTITIES ? ORDERS : PLACED, 1, cell.start());
    if (totals.isFull()) {
      totals.save((_, _) -> {});
    }
  }

  private void commit() {
    totals.save((_, _) -> {});
    expiry.next(withdrawn::add);
    clock.save();
  }

  private List<Cell> days() {
    List<Cell> days = new ArrayList<>();
    for (Bytes key : store.entries.keySet()) {
      String text = new String(key.get(), UTF_8);
      if (!text.startsWith("~") && text.contains("|day|")) {
        days.add(Cell.ofKey(text));
      }
    }
    return days;
  }

  private Map<Measure, Long> values(Cell cell) throws Exception {
    byte[] value = store.entries.get(Bytes.wrap(CellCodec.encodeKey(cell)));
    return CellCodec.decode(Objects.requireNonNull(value)).values();
  }
}
