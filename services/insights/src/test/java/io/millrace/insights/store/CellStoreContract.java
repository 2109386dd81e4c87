package io.millrace.insights.store;

import static io.millrace.insights.testing.Revisions.at;
import static io.millrace.insights.testing.Revisions.deletion;
import static io.millrace.insights.testing.Revisions.minute;
import static io.millrace.insights.testing.Revisions.opens;
import static io.millrace.insights.testing.Revisions.opensOf;
import static io.millrace.insights.testing.Revisions.paged;
import static io.millrace.insights.testing.Revisions.revision;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.events.Entity;
import io.millrace.events.cell.Calendar;
import io.millrace.events.cell.Cell;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Kind;
import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Metric;
import io.millrace.insights.testing.Revisions;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every store does. */
public abstract class CellStoreContract {
  private static final Cell CELL = minute("douyin", 1);
  private static final Cell OTHER = minute("jd", 1);

  /** A store with nothing in it. */
  protected abstract CellStore empty();

  /** A store of another instance on what that one holds. */
  protected abstract CellStore another(CellStore store);

  @Test
  void findsOnlyWhatIsThere() {
    CellStore store = empty();
    store.write(List.of(opens(CELL, 3, 7)));
    assertThat(store.find(List.of(CELL, OTHER))).isEqualTo(Map.of(CELL, opens(CELL, 3, 7)));
  }

  @Test
  void replacesAnOlderRevision() {
    CellStore store = empty();
    store.write(List.of(opens(CELL, 3, 7)));
    store.write(List.of(opens(CELL, 4, 8)));
    assertThat(store.find(List.of(CELL))).containsValue(opens(CELL, 4, 8));
  }

  @Test
  void neverOverwritesANewerRevision() {
    CellStore store = empty();
    store.write(List.of(opens(CELL, 4, 8)));
    store.write(List.of(opens(CELL, 3, 7), opens(OTHER, 3, 1)));
    assertThat(store.find(List.of(CELL, OTHER)))
        .isEqualTo(Map.of(CELL, opens(CELL, 4, 8), OTHER, opens(OTHER, 3, 1)));
  }

  @Test
  void writesTheSameTwiceWithoutHarm() {
    CellStore store = empty();
    store.write(List.of(opens(CELL, 3, 7)));
    store.write(List.of(opens(CELL, 3, 7)));
    assertThat(store.find(List.of(CELL))).containsValue(opens(CELL, 3, 7));
  }

  @Test
  void remembersADeletionAgainstRepeatedOlderRevisions() {
    CellStore store = empty();
    store.write(List.of(opens(CELL, 3, 7)));
    store.write(List.of(deletion(CELL, 4)));
    store.write(List.of(opens(CELL, 3, 7)));
    assertThat(store.find(List.of(CELL))).isEqualTo(Map.of(CELL, deletion(CELL, 4)));
  }

  @Test
  void keepsOlderRevisionsOfOtherInstancesAwayAfterADeletionOfWhatWasNeverThere() {
    CellStore store = empty();
    store.write(List.of(deletion(CELL, 4)));
    another(store).write(List.of(opens(CELL, 3, 7), opens(OTHER, 3, 1)));
    assertThat(store.find(List.of(CELL, OTHER)))
        .isEqualTo(Map.of(CELL, deletion(CELL, 4), OTHER, opens(OTHER, 3, 1)));
  }

  @Test
  void takesACellThatComesBackAfterItsDeletion() {
    CellStore store = empty();
    store.write(List.of(deletion(CELL, 4)));
    store.write(List.of(opens(CELL, 5, 1)));
    assertThat(store.find(List.of(CELL))).containsValue(opens(CELL, 5, 1));
  }

  @Test
  void keepsNeighboursApart() {
    CellStore store = empty();
    Cell next = minute("douyin", 2);
    store.write(List.of(opens(CELL, 3, 7), opens(next, 4, 8)));
    store.write(List.of(opens(next, 2, 1), opens(CELL, 5, 9)));
    assertThat(store.find(List.of(CELL, next)))
        .isEqualTo(Map.of(CELL, opens(CELL, 5, 9), next, opens(next, 4, 8)));
    store.write(List.of(deletion(CELL, 6)));
    assertThat(store.find(List.of(CELL, next)))
        .isEqualTo(Map.of(CELL, deletion(CELL, 6), next, opens(next, 4, 8)));
  }

  @ParameterizedTest
  @EnumSource(Grain.class)
  void keepsCellsOfEveryGrainAndMoment(Grain grain) {
    CellStore store = empty();
    Calendar calendar = new Calendar(ZoneId.of("Asia/Kathmandu"));
    Set<Cell> cells =
        LongStream.range(-50, 50)
            .map(i -> calendar.start(grain, i * 3_000_000_000L))
            .mapToObj(start -> new Cell(Kind.MONEY, "jd", grain, start))
            .collect(Collectors.toSet());
    store.write(cells.stream().map(cell -> opens(cell, 1, cell.start() | 1)).toList());
    assertThat(store.find(cells).values())
        .hasSize(cells.size())
        .allMatch(revision -> opensOf(revision) == (revision.cell().start() | 1));
  }

  @Test
  void dropsWhatIsTooOldAndNothingElse() {
    CellStore store = empty();
    List<Cell> cells = LongStream.range(0, 240).mapToObj(m -> minute("douyin", m)).toList();
    Cell other = minute("jd", 70);
    store.write(cells.stream().map(cell -> opens(cell, 1, 1)).toList());
    store.write(List.of(opens(other, 1, 1)));
    store.expire(Kind.TRAFFIC, "douyin", Grain.MINUTE, 61 * 60_000, 180 * 60_000);
    assertThat(store.find(cells).keySet())
        .containsExactlyInAnyOrderElementsOf(
            cells.stream()
                .filter(cell -> cell.start() < 60 * 60_000 || cell.start() >= 180 * 60_000)
                .toList());
    assertThat(store.find(List.of(other))).hasSize(1);
  }

  @Test
  void keepsPagesApartAndDropsThemTogether() {
    CellStore store = empty();
    Cell cell = minute("douyin", 1);
    Cell neighbour = minute("douyin", 2);
    CellRevision first = paged(cell, 1, 3, Map.of(Measure.of(Metric.OPENS), 1L));
    store.write(
        List.of(
            first, opens(cell.page(1), 2, 2), opens(cell.page(2), 3, 3), opens(neighbour, 4, 4)));
    assertThat(store.findWhole(List.of(cell, neighbour)).values())
        .containsExactlyInAnyOrder(
            first, opens(cell.page(1), 2, 2), opens(cell.page(2), 3, 3), opens(neighbour, 4, 4));
    store.expire(Kind.TRAFFIC, "douyin", Grain.MINUTE, 0, 60 * 60_000);
    assertThat(store.find(List.of(cell, cell.page(1), cell.page(2), neighbour))).isEmpty();
  }

  @Test
  void dropsRememberedDeletionsOfAllPagesWithTheirWindow() {
    CellStore store = empty();
    Cell cell = minute("douyin", 1);
    List<Cell> pages = List.of(cell, cell.page(1), cell.page(2), cell.page(3));
    store.write(List.of(paged(cell, 1, 4, Map.of(Measure.of(Metric.OPENS), 1L))));
    store.write(pages.stream().map(page -> deletion(page, 5)).toList());
    assertThat(store.find(pages)).hasSize(4);
    store.expire(Kind.TRAFFIC, "douyin", Grain.MINUTE, 0, 60 * 60_000);
    assertThat(store.find(pages)).isEmpty();
  }

  @Test
  void keepsTheCellsOfEntitiesWhateverTheirIds() {
    CellStore store = empty();
    List<Cell> cells =
        Stream.of(
                "a",
                "a|b",
                "a|b|1",
                "$a.b",
                ".",
                "..",
                "/",
                "a!1",
                " ",
                "\u0001",
                "李佳",
                "\uD83D\uDE00")
            .flatMap(id -> Stream.of(creator(Grain.DAY, id), creator(Grain.DAY, id).page(1)))
            .toList();
    store.write(cells.stream().map(cell -> opens(cell, 1, cell.key().hashCode())).toList());
    assertThat(store.find(cells).values())
        .hasSize(cells.size())
        .allMatch(revision -> opensOf(revision) == revision.cell().key().hashCode());
    assertThat(all(store, window(Grain.DAY)))
        .containsExactlyInAnyOrderElementsOf(store.find(cells).values());
    assertThat(store.find(List.of(cells.get(2)))).hasSize(1);
  }

  @Test
  void tellsWhichWindowsHaveEntities() {
    CellStore store = empty();
    store.write(List.of(opens(creator(Grain.DAY, "a"), 3, 7), opens(CELL, 4, 1)));
    EntityWindow items =
        new EntityWindow(Entity.Type.ITEM, "douyin", Grain.DAY, at("2026-11-23T00:00:00Z"));
    assertThat(store.withEntities(List.of(window(Grain.DAY), window(Grain.MONTH), items)))
        .containsExactly(window(Grain.DAY));
    assertThat(all(store, window(Grain.MONTH))).isEmpty();
    assertThat(all(store, window(Grain.DAY))).hasSize(1);
    store.startOver("u");
    assertThat(store.withEntities(List.of(window(Grain.DAY)))).isEmpty();
    assertThat(all(store, window(Grain.DAY))).isEmpty();
  }

  @Test
  void keepsTheNewestRevisionOfEntitiesAndRemembersTheirDeletion() {
    CellStore store = empty();
    Cell cell = creator(Grain.MONTH, "a");
    store.write(List.of(opens(cell, 4, 8)));
    another(store).write(List.of(opens(cell, 3, 7), opens(creator(Grain.MONTH, "b"), 3, 7)));
    assertThat(store.find(List.of(cell))).containsValue(opens(cell, 4, 8));
    store.write(List.of(deletion(cell, 5)));
    store.write(List.of(opens(cell, 4, 8)));
    assertThat(all(store, window(Grain.MONTH)))
        .containsExactlyInAnyOrder(deletion(cell, 5), opens(creator(Grain.MONTH, "b"), 3, 7));
  }

  /** A long cell is stored elsewhere, and may become short again. */
  @Test
  void keepsEntitiesWithThousandsOfNumbers() {
    CellStore store = empty();
    Cell cell = creator(Grain.MONTH, "a");
    CellRevision large = revision(cell, 4, manyNumbers());
    assertThat(large.contents().orElseThrow().size()).isGreaterThan(16_000);
    store.write(List.of(large, opens(creator(Grain.MONTH, "b"), 5, 1)));
    store.write(List.of(opens(cell, 3, 8)));
    assertThat(store.find(List.of(cell))).containsValue(large);
    assertThat(all(store, window(Grain.MONTH))).hasSize(2).contains(large);
    store.write(List.of(opens(cell, 6, 9)));
    store.write(List.of(large));
    assertThat(store.find(List.of(cell))).containsValue(opens(cell, 6, 9));
    assertThat(all(store, window(Grain.MONTH))).hasSize(2).contains(opens(cell, 6, 9));
  }

  @Test
  void findsTheEntitiesOfAWindowWithThousandsOfThem() {
    CellStore store = empty();
    store.write(
        IntStream.range(0, 3_000)
            .mapToObj(i -> opens(creator(Grain.MONTH, "creator-" + i), i, i + 1))
            .toList());
    assertThat(all(store, window(Grain.MONTH)).stream().mapToLong(Revisions::opensOf).sum())
        .isEqualTo(3_000 * 3_001 / 2);
  }

  @Test
  void dropsAllEntitiesOfADayAndNothingElse() {
    CellStore store = empty();
    store.write(
        IntStream.range(0, 600).mapToObj(i -> opens(creator(Grain.DAY, "c" + i), i, i)).toList());
    Cell large = creator(Grain.DAY, "large");
    store.write(List.of(revision(large, 4, manyNumbers()), deletion(creator(Grain.DAY, "d"), 5)));
    Cell month = creator(Grain.MONTH, "c1");
    Cell other = Revisions.creator("douyin", Grain.DAY, "2026-11-24T00:00:00Z", "c1");
    store.write(List.of(opens(month, 1, 1), opens(other, 1, 1), opens(CELL, 1, 1)));
    store.expire(window(Grain.DAY));
    assertThat(all(store, window(Grain.DAY))).isEmpty();
    assertThat(store.find(List.of(large, month, other, CELL)).keySet())
        .containsExactlyInAnyOrder(month, other, CELL);
    assertThat(store.withEntities(List.of(window(Grain.DAY), window(Grain.MONTH))))
        .containsExactly(window(Grain.MONTH));
    store.write(List.of(opens(large, 1, 3)));
    assertThat(store.find(List.of(large))).as("nothing of it is remembered").hasSize(1);
  }

  private static Map<Measure, Long> manyNumbers() {
    return IntStream.range(0, 2_000)
        .boxed()
        .collect(
            Collectors.toMap(
                i -> Measure.of(Metric.ENTITY_SPEND, "surface-" + i, "CNY"), i -> i + 1L));
  }

  private static Cell creator(Grain grain, String id) {
    return Revisions.creator(
        "douyin", grain, grain == Grain.DAY ? "2026-11-23T00:00:00Z" : "2026-11-01T00:00:00Z", id);
  }

  private static EntityWindow window(Grain grain) {
    return EntityWindow.of(creator(grain, "any")).orElseThrow();
  }

  private static List<CellRevision> all(CellStore store, EntityWindow window) {
    List<CellRevision> all = new ArrayList<>();
    store.entities(window, all::add);
    return all;
  }

  @Test
  void remembersHowFarExpiryHasCome() {
    CellStore store = empty();
    assertThat(store.expired(Grain.MINUTE)).isEmpty();
    store.expired(Grain.MINUTE, 7_200_000);
    store.expired(Grain.MINUTE, 3_600_000);
    store.expired(Grain.HOUR, 1);
    assertThat(store.expired(Grain.MINUTE)).hasValue(7_200_000);
    store.startOver("t");
    assertThat(store.expired(Grain.MINUTE)).isEmpty();
  }

  @Test
  void findsThousandsAtOnce() {
    CellStore store = empty();
    List<Cell> cells = LongStream.range(0, 2_500).mapToObj(m -> minute("douyin", m)).toList();
    store.write(cells.stream().map(cell -> opens(cell, 1, 1)).toList());
    assertThat(store.find(cells)).hasSize(2_500);
  }

  @Test
  void hasNoProgressAtFirst() {
    assertThat(empty().progress()).isEqualTo(ReadPosition.none());
  }

  @Test
  void keepsTheProgress() {
    CellStore store = empty();
    ReadPosition progress =
        new ReadPosition(Optional.of("t"), Map.of(0, 5L, 1, 9L), OptionalLong.of(77));
    store.write(progress);
    assertThat(store.progress()).isEqualTo(progress);
  }

  @Test
  void letsNoPartitionGoBack() {
    CellStore store = empty();
    store.write(new ReadPosition(Optional.of("t"), Map.of(0, 5L, 1, 9L), OptionalLong.of(77)));
    store.write(new ReadPosition(Optional.of("t"), Map.of(0, 6L, 1, 3L), OptionalLong.of(78)));
    assertThat(store.progress().next()).isEqualTo(Map.of(0, 6L, 1, 9L));
  }

  @Test
  void beginsAnewWithNothing() {
    CellStore store = empty();
    store.write(List.of(opens(CELL, 3, 7)));
    store.write(new ReadPosition(Optional.of("t"), Map.of(0, 5L), OptionalLong.of(77)));
    assertThat(store.startOver("u")).isEqualTo(ReadPosition.at("u"));
    assertThat(store.find(List.of(CELL))).isEmpty();
    assertThat(store.progress()).isEqualTo(ReadPosition.at("u"));
    assertThat(store.startOver("u")).isEqualTo(ReadPosition.at("u"));
  }

  @Test
  void leavesWhatAnotherInstanceWroteSinceBothFoundTheStoreEmpty() {
    CellStore first = empty();
    CellStore second = another(first);
    assertThat(first.progress()).isEqualTo(second.progress()).isEqualTo(ReadPosition.none());
    first.startOver("t");
    first.write(List.of(opens(CELL, 3, 7)));
    assertThat(second.startOver("t")).isEqualTo(ReadPosition.at("t"));
    assertThat(second.find(List.of(CELL))).containsValue(opens(CELL, 3, 7));
    assertThat(first.isCurrent()).isTrue();
  }

  @Test
  void tellsAnInstanceThatBeginsThatAnotherOneBegan() {
    CellStore first = empty();
    first.startOver("t");
    first.write(List.of(opens(CELL, 3, 7)));
    CellStore second = another(first);
    assertThat(second.progress()).isEqualTo(ReadPosition.at("t"));
    assertThat(second.find(List.of(CELL))).containsValue(opens(CELL, 3, 7));
  }

  @Test
  void keepsAwayWhatAnInstanceWritesThatDoesNotKnowOfTheNewBeginning() {
    CellStore late = empty();
    late.startOver("t");
    CellStore store = another(late);
    assertThat(store.progress()).isEqualTo(ReadPosition.at("t"));
    store.startOver("u");
    assertThat(late.isCurrent()).isFalse();
    late.write(List.of(opens(CELL, 99, 7)));
    late.write(new ReadPosition(Optional.of("t"), Map.of(0, 100L), OptionalLong.of(77)));
    store.write(List.of(opens(OTHER, 1, 1)));
    assertThat(store.find(List.of(CELL, OTHER))).isEqualTo(Map.of(OTHER, opens(OTHER, 1, 1)));
    assertThat(store.progress()).isEqualTo(ReadPosition.at("u"));
    assertThat(late.progress()).isEqualTo(ReadPosition.at("u"));
    assertThat(late.isCurrent()).isTrue();
    assertThat(late.find(List.of(OTHER))).hasSize(1);
  }

  @Test
  void joinsTheBeginningOfAnotherTopicThatAnotherInstanceMadeMeanwhile() {
    CellStore store = empty();
    assertThat(store.progress()).isEqualTo(ReadPosition.none());
    another(store).startOver("u");
    assertThat(store.startOver("t")).isEqualTo(ReadPosition.at("u"));
    assertThat(store.startOver("t")).isEqualTo(ReadPosition.at("t"));
  }
}
