package io.millrace.insights.entities;

import static io.millrace.insights.testing.Revisions.creator;
import static io.millrace.insights.testing.Revisions.deletion;
import static io.millrace.insights.testing.Revisions.paged;
import static io.millrace.insights.testing.Revisions.revision;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.events.cell.Cell;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Metric;
import io.millrace.insights.projection.TestProjection;
import io.millrace.insights.store.CellRevision;
import io.millrace.insights.store.EntityWindow;
import io.millrace.insights.store.ReadPosition;
import io.millrace.insights.store.StoreUnavailableException;
import io.millrace.insights.testing.InMemoryCellStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class EntityWindowsTest {
  private static final String NOVEMBER = "2026-11-01T00:00:00Z";
  private static final String DECEMBER = "2026-12-01T00:00:00Z";

  private final InMemoryCellStore store = new InMemoryCellStore();
  private final TestProjection projection = new TestProjection(store);
  private EntityWindows windows = windows(8);

  private EntityWindows windows(int megabytes) {
    return new EntityWindows(
        projection.latest(), new EntitySettings(DataSize.ofMegabytes(megabytes)));
  }

  @AfterEach
  void stop() {
    windows.destroy();
  }

  private static Cell cell(String start, String id) {
    return creator("douyin", Grain.MONTH, start, id);
  }

  private static EntityWindow window(String start) {
    return EntityWindow.of(cell(start, "any")).orElseThrow();
  }

  private static Map<Measure, Long> spent(long amount) {
    return Map.of(Measure.of(Metric.ENTITY_SPEND, "feed", "CNY"), amount);
  }

  private static CellRevision spent(String start, String id, long revision, long amount) {
    return revision(cell(start, id), revision, spent(amount));
  }

  private static Map<String, Long> sums(LoadedWindow window) {
    Map<String, Long> sums = new HashMap<>();
    window.each((id, values, _) -> sums.put(id, values.length == 0 ? 0 : values[0]));
    return sums;
  }

  /** As the projection does it. */
  private void read(CellRevision... revisions) {
    projection.read(List.of(revisions), ReadPosition.none());
    windows.read(List.of(revisions));
  }

  @Test
  void showsWhatIsStoredWhatIsPendingAndWhatComesLater() {
    store.write(List.of(spent(NOVEMBER, "a", 1, 10), spent(NOVEMBER, "b", 2, 20)));
    read(spent(NOVEMBER, "b", 3, 21));
    LoadedWindow window = windows.find(window(NOVEMBER));
    assertThat(sums(window)).isEqualTo(Map.of("a", 10L, "b", 21L));
    long stamp = window.stamp();
    read(spent(NOVEMBER, "c", 4, 30), spent(NOVEMBER, "a", 5, 11), spent(DECEMBER, "a", 6, 1));
    assertThat(sums(windows.find(window(NOVEMBER))))
        .isEqualTo(Map.of("a", 11L, "b", 21L, "c", 30L));
    assertThat(window.stamp()).isNotEqualTo(stamp);
    read(deletion(cell(NOVEMBER, "c"), 7));
    assertThat(sums(window)).isEqualTo(Map.of("a", 11L, "b", 21L));
  }

  @Test
  void addsUpThePagesOfAnEntity() {
    store.write(
        List.of(
            paged(cell(NOVEMBER, "a"), 1, 3, spent(1)),
            revision(cell(NOVEMBER, "a").page(1), 2, spent(2)),
            revision(cell(NOVEMBER, "a").page(2), 3, spent(4)),
            spent(NOVEMBER, "b", 4, 8)));
    LoadedWindow window = windows.find(window(NOVEMBER));
    assertThat(sums(window)).isEqualTo(Map.of("a", 7L, "b", 8L));
    read(paged(cell(NOVEMBER, "a"), 5, 2, spent(1)), deletion(cell(NOVEMBER, "a").page(2), 6));
    assertThat(sums(window)).isEqualTo(Map.of("a", 3L, "b", 8L));
  }

  @Test
  void hasTheSameStampForTheSameRevisionsHoweverTheyCame() {
    for (int seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      List<CellRevision> revisions =
          IntStream.range(1, 60)
              .mapToObj(
                  i ->
                      random.nextInt(4) == 0
                          ? deletion(cell(NOVEMBER, "c" + random.nextInt(9)), i)
                          : spent(NOVEMBER, "c" + random.nextInt(9), i, i))
              .toList();
      LoadedWindow noted = new LoadedWindow();
      revisions.forEach(
          revision -> {
            noted.note(revision);
            if (random.nextInt(5) == 0) {
              noted.stamp();
            }
          });
      LoadedWindow loaded = new LoadedWindow();
      revisions.reversed().forEach(loaded::add);
      loaded.removeDeleted();
      assertThat(sums(noted)).isEqualTo(sums(loaded));
      assertThat(noted.stamp()).isEqualTo(loaded.stamp());
      assertThat(noted.bytes()).isEqualTo(loaded.bytes());
    }
  }

  @Test
  void readsTheStoreOnceForWindowsWithoutEntities() {
    List<EntityWindow> both = List.of(window(NOVEMBER), window(DECEMBER));
    windows.prepare(both);
    int read = store.documentsRead();
    windows.prepare(both);
    assertThat(sums(windows.find(window(NOVEMBER)))).isEmpty();
    assertThat(store.documentsRead()).isEqualTo(read);
    read(spent(NOVEMBER, "a", 1, 10));
    assertThat(sums(windows.find(window(NOVEMBER)))).isEqualTo(Map.of("a", 10L));
  }

  @Test
  void dropsTheWindowsThatWereAskedForLeastRecentlyWhenTheLimitIsReached() {
    windows.destroy();
    windows = windows(1);
    for (String start : List.of(NOVEMBER, DECEMBER)) {
      store.write(
          IntStream.range(0, 4_000).mapToObj(i -> spent(start, "creator-" + i, i, 1)).toList());
    }
    assertThat(sums(windows.find(window(NOVEMBER)))).hasSize(4_000);
    assertThat(sums(windows.find(window(DECEMBER)))).hasSize(4_000);
    assertThat(windows.count()).isEqualTo(1);
    assertThat(windows.bytes()).isLessThanOrEqualTo(1 << 20).isGreaterThan(500_000);
    assertThatThrownBy(() -> windows.prepare(List.of(window(NOVEMBER), window(DECEMBER))))
        .isInstanceOf(TooManyEntitiesException.class);
    assertThat(sums(windows.find(window(NOVEMBER)))).hasSize(4_000);
  }

  @Test
  void keepsTheLimitWhileNobodyAsksAndChangesCome() {
    windows.destroy();
    windows = windows(1);
    read(spent(NOVEMBER, "a", 1, 1));
    windows.find(window(NOVEMBER));
    for (int i = 0; i < 10_000; i++) {
      read(spent(NOVEMBER, "creator-" + i, i + 2, 1));
      assertThat(windows.bytes()).isLessThanOrEqualTo(1 << 20);
    }
    assertThatThrownBy(() -> windows.find(window(NOVEMBER)))
        .isInstanceOf(TooManyEntitiesException.class);
  }

  @Test
  void startsAgainWithTheProjection() {
    store.write(List.of(spent(NOVEMBER, "a", 7, 10)));
    assertThat(sums(windows.find(window(NOVEMBER)))).hasSize(1);
    store.startOver("u");
    windows.restarted();
    store.write(List.of(spent(NOVEMBER, "b", 1, 20)));
    assertThat(sums(windows.find(window(NOVEMBER)))).isEqualTo(Map.of("b", 20L));
  }

  @Test
  void triesAgainAfterTheStoreWasAway() {
    store.write(List.of(spent(NOVEMBER, "a", 7, 10)));
    store.goAway();
    assertThatThrownBy(() -> windows.find(window(NOVEMBER)))
        .isInstanceOf(StoreUnavailableException.class);
    store.comeBack();
    assertThat(sums(windows.find(window(NOVEMBER)))).isEqualTo(Map.of("a", 10L));
  }
}
