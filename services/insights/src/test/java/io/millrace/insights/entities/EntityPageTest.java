package io.millrace.insights.entities;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.insights.entities.EntityPage.Ranked;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntityPageTest {
  private record Creator(String platform, String id, EntitySums sums) {}

  /** Some have equal values, none, or negative ones, as a refund can be in a later window. */
  private static List<Creator> creators(int count) {
    Random random = new Random(7);
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                new Creator(
                    i % 3 == 0 ? "jd" : "douyin",
                    "c" + i,
                    new EntitySums(
                        random.nextInt(20) - 5,
                        random.nextInt(7),
                        random.nextInt(9),
                        random.nextInt(3),
                        random.nextInt(4) * 10L)))
        .toList();
  }

  private static EntityPage page(
      EntityMetric metric, int limit, Optional<EntityPlace> after, List<Creator> creators) {
    EntityPage page = new EntityPage(metric, limit, after);
    List<Creator> shuffled = new ArrayList<>(creators);
    Collections.shuffle(shuffled, new Random(limit));
    shuffled.forEach(each -> page.add(each.platform(), each.id(), each.sums(), false));
    return page;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 50, 100})
  void pagesThroughEveryEntityOnceWithTheRanksOfTheWholeRanking(int limit) {
    List<Creator> creators = creators(100);
    List<Ranked> whole = page(EntityMetric.CREDIT, 1_000, Optional.empty(), creators).rows();
    List<Ranked> paged = new ArrayList<>();
    Optional<EntityPlace> end = Optional.empty();
    do {
      EntityPage page = page(EntityMetric.CREDIT, limit, end, creators);
      paged.addAll(page.rows());
      long shown = paged.stream().mapToLong(row -> row.sums().credit()).sum();
      assertThat(shown + page.others().credit()).isEqualTo(page.named().credit());
      assertThat(paged.size() + page.otherCount()).isEqualTo(whole.size());
      end = page.end().map(place -> EntityPlace.parse(place.text()).orElseThrow());
    } while (end.isPresent());
    assertThat(paged).isEqualTo(whole);
  }

  @ParameterizedTest
  @EnumSource(EntityMetric.class)
  void ranksAsASortOfAllWould(EntityMetric metric) {
    List<Creator> creators = creators(60);
    List<Creator> sorted =
        creators.stream()
            .filter(each -> each.sums().rankedBy(metric).isPresent())
            .sorted(
                Comparator.<Creator>comparingLong(each -> -each.sums().rankedBy(metric).getAsLong())
                    .thenComparing(Creator::platform)
                    .thenComparing(Creator::id))
            .toList();
    List<Ranked> rows = page(metric, 1_000, Optional.empty(), creators).rows();
    assertThat(rows)
        .extracting(row -> row.place().id())
        .isEqualTo(sorted.stream().map(Creator::id).toList());
    assertThat(rows)
        .allSatisfy(
            row ->
                assertThat(row.rank())
                    .isEqualTo(
                        1
                            + sorted.stream()
                                .filter(
                                    each ->
                                        each.sums().rankedBy(metric).getAsLong()
                                            > row.place().value())
                                .count()));
  }

  @Test
  void dividesWithoutRestAndOnlyByWhatIsThere() {
    EntitySums sums = new EntitySums(250, 250, 1_500_000, 500_000, 200);
    assertThat(sums.roas().orElseThrow()).isEqualByComparingTo("1.25");
    assertThat(sums.earned().costPerOrder()).hasValue("133");
    assertThat(sums.earned().costPerNewBuyer()).hasValue("400");
    assertThat(sums.earned().refundRate().orElseThrow()).isEqualByComparingTo("0.5");
    assertThat(new EntitySums(250, 0, 1_000_000, 0, 0).roas()).isEmpty();
    assertThat(new EntitySums(250, 0, 0, 0, 200).earned().costPerOrder()).isEmpty();
    assertThat(new EntitySums(0, 0, 2_000_000, 0, 1).earned().costPerOrder()).hasValue("1");
    assertThat(new EntitySums(Long.MAX_VALUE, 0, 1, 0, 1).rankedBy(EntityMetric.ROAS))
        .hasValue(Long.MAX_VALUE);
  }
}
