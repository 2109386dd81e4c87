package io.millrace.insights.query;

import static io.millrace.insights.testing.Revisions.at;
import static io.millrace.insights.testing.Revisions.paged;
import static io.millrace.insights.testing.Revisions.revision;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.events.catalog.Catalog;
import io.millrace.events.cell.Calendar;
import io.millrace.events.cell.Cell;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Kind;
import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Metric;
import io.millrace.events.cell.Model;
import io.millrace.insights.projection.TestProjection;
import io.millrace.insights.query.SplitReader.PlatformFigures;
import io.millrace.insights.store.CellRevision;
import io.millrace.insights.testing.InMemoryCellStore;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

/** Reads cells by region again and again while they change. */
class SplitCellsTest {
  private static final long DAY = 86_400_000;
  private static final long BEGIN = at("2026-11-02T00:00:00Z");
  private static final MoneyView VIEW = new MoneyView(Model.LAST_TOUCH, Optional.empty());
  private static final SplitSettings SETTINGS = new SplitSettings(DataSize.ofMegabytes(1));

  private final InMemoryCellStore store = new InMemoryCellStore();
  private final TestProjection projection = new TestProjection(store);
  private final SplitCells cells = new SplitCells(projection.latest(), SETTINGS);
  private final SplitReader reader =
      new SplitReader(
          cells,
          new FigureReader(Catalog.builtIn(), new Calendar(ZoneOffset.UTC), new RecentFigures()),
          SETTINGS);

  @Test
  void readsTheStoreOnlyForWhatIsNotInMemory() {
    store.write(List.of(revision(day(0), 1, events(3)), revision(day(1), 1, events(4))));
    assertThat(events(3, "douyin", "jd")).isEqualTo(7);
    int read = store.documentsRead();
    assertThat(read).isPositive();
    assertThat(events(3, "douyin", "jd")).isEqualTo(7);
    assertThat(store.documentsRead()).isEqualTo(read);
    store.goAway();
    assertThat(events(2, "jd", "douyin")).isEqualTo(7);
  }

  @Test
  void addsUpAgainWhatChanged() {
    store.write(List.of(revision(day(0), 1, events(3)), revision(day(1), 1, events(4))));
    assertThat(events(3, "douyin")).isEqualTo(7);
    String tag = tag();
    assertThat(tag()).isEqualTo(tag);
    change(revision(day(0), 2, events(30)));
    assertThat(events(3, "douyin")).isEqualTo(34);
    assertThat(tag()).isNotEqualTo(tag);
    change(revision(day(2), 1, events(100)));
    assertThat(events(3, "douyin")).isEqualTo(134);
    change(revision(day(2), 2, Map.of()));
    assertThat(events(3, "douyin")).isEqualTo(34);
  }

  @Test
  void addsUpAllPagesAlsoWhenAFurtherOneChanges() {
    store.write(
        List.of(paged(day(0), 1, 2, events(3)), revision(day(0).page(1), 1, events("cn-31", 5))));
    assertThat(events(1, "douyin")).isEqualTo(8);
    change(revision(day(0).page(1), 2, events("cn-31", 50)));
    assertThat(events(1, "douyin")).isEqualTo(53);
  }

  @Test
  void forgetsEverythingWhenTheProjectionStartsAgain() {
    store.write(List.of(revision(day(0), 1, events(3)), revision(day(1), 1, events(1))));
    assertThat(events(2, "douyin")).isEqualTo(4);
    store.write(List.of(revision(day(0), 9, events(5))));
    assertThat(events(2, "douyin")).as("not announced").isEqualTo(4);
    cells.restarted();
    assertThat(cells.bytes()).isZero();
    assertThat(events(2, "douyin")).isEqualTo(6);
  }

  @Test
  void staysWithinItsMemory() {
    Map<Measure, Long> regions = new HashMap<>();
    IntStream.range(0, 1_200)
        .forEach(i -> regions.put(Measure.of(Metric.REGION_EVENTS, "cn-" + i), 1L));
    store.write(IntStream.range(0, 60).mapToObj(i -> revision(day(i), 1, regions)).toList());
    for (int i = 0; i < 3; i++) {
      assertThat(events(60, "douyin")).isEqualTo(60 * 1_200);
      assertThat(cells.bytes() + reader.bytes()).isBetween(200_000L, SETTINGS.memory().toBytes());
    }
  }

  private void change(CellRevision revision) {
    projection.read(List.of(revision), projection.pending().progress());
    cells.read(List.of(revision));
  }

  private long events(int days, String... platforms) {
    return read(snapshot(), days, platforms).stream()
        .mapToLong(
            found -> {
              long[] sum = {0};
              found.figures().each(Metric.REGION_EVENTS, (_, value) -> sum[0] += value);
              return sum[0];
            })
        .sum();
  }

  private String tag() {
    QuerySnapshot snapshot = snapshot();
    assertThat(read(snapshot, 3, "douyin")).isNotEmpty();
    return snapshot.tag();
  }

  private List<PlatformFigures> read(QuerySnapshot snapshot, int days, String... platforms) {
    return reader.read(
        snapshot,
        Kind.REGIONS,
        List.of(platforms),
        IntStream.range(0, days).mapToObj(day -> new Window(Grain.DAY, BEGIN + day * DAY)).toList(),
        VIEW);
  }

  private QuerySnapshot snapshot() {
    return new QuerySnapshot(projection.latest(), projection.pending().progress());
  }

  private static Cell day(int day) {
    return new Cell(Kind.REGIONS, "douyin", Grain.DAY, BEGIN + day * DAY);
  }

  private static Map<Measure, Long> events(long count) {
    return events("cn-11", count);
  }

  private static Map<Measure, Long> events(String region, long count) {
    return Map.of(Measure.of(Metric.REGION_EVENTS, region), count);
  }
}
