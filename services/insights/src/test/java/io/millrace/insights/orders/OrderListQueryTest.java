package io.millrace.insights.orders;

import static io.millrace.insights.testing.Explained.direct;
import static io.millrace.insights.testing.Explained.key;
import static io.millrace.insights.testing.Explained.named;
import static io.millrace.insights.testing.Explained.purchase;
import static io.millrace.insights.testing.Explained.revision;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.events.Entities;
import io.millrace.events.cell.LoopKind;
import io.millrace.insights.orders.OrderListAnswer.Listed;
import io.millrace.insights.orders.OrderListQuery.Part;
import io.millrace.insights.orders.store.PlaceRange;
import io.millrace.insights.testing.InMemoryOrderStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderListQueryTest {
  private static final PlaceRange ALL =
      new PlaceRange(0, Long.MAX_VALUE, Optional.empty(), Optional.empty());

  private final InMemoryOrderStore store = new InMemoryOrderStore();
  private final OrderListQuery query = new OrderListQuery(store);

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 100})
  void pagesThroughEveryOrderOnceAlsoWhenVisitorsShareNumberAndMillisecond(int limit) {
    for (int i = 0; i < 60; i++) {
      store.write(List.of(revision(key(i, "jd", "n" + i / 6), i, purchase(1_000 + i / 12))));
    }
    List<Listed> all = query.list(ALL, Optional.empty(), OrderFilter.ALL, 1_000).orders();
    List<Listed> paged = new ArrayList<>();
    Optional<OrderCursor> cursor = Optional.empty();
    do {
      Part part = query.list(ALL, cursor, OrderFilter.ALL, limit);
      assertThat(part.orders()).hasSizeLessThanOrEqualTo(limit);
      paged.addAll(part.orders());
      cursor = part.end().map(end -> OrderCursor.parse(end.text()).orElseThrow());
    } while (cursor.isPresent());
    assertThat(all).hasSize(60);
    assertThat(paged).isEqualTo(all);
  }

  @Test
  void stopsReadingAndContinuesLaterWhenFewOrdersMatch() {
    for (int i = 0; i < 4_000; i++) {
      LoopKind kind = i == 3 ? LoopKind.MIXED : LoopKind.DIRECT;
      store.write(List.of(revision(key(1, "jd", "n" + i), i, purchase(1_000 + i, kind))));
    }
    OrderFilter mixed =
        new OrderFilter(
            Optional.empty(),
            Optional.of(LoopKind.MIXED),
            Optional.empty(),
            Optional.empty(),
            Entities.NONE);
    Part first = query.list(ALL, Optional.empty(), mixed, 100);
    assertThat(first.orders()).isEmpty();
    Part second = query.list(ALL, first.end(), mixed, 100);
    assertThat(second.orders()).extracting(Listed::order).containsExactly("n3");
    assertThat(second.end()).isEmpty();
  }

  private static OrderFilter containing(String number) {
    return new OrderFilter(
        Optional.of(number), Optional.empty(), Optional.empty(), Optional.empty(), Entities.NONE);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 50})
  void findsEveryOrderWhoseNumberContainsTheTextOnceTheNewestFirst(int limit) {
    for (int i = 0; i < 2_500; i++) {
      store.write(List.of(revision(key(1, "jd", "Shop-" + i), i, purchase(1_000 + i))));
    }
    List<String> paged = new ArrayList<>();
    Optional<OrderCursor> cursor = Optional.empty();
    do {
      Part part = query.list(ALL, cursor, containing("sHOP-77"), limit);
      assertThat(part.complete()).isTrue();
      part.orders().forEach(order -> paged.add(order.order()));
      cursor = part.end();
    } while (cursor.isPresent());
    assertThat(paged)
        .containsExactly(
            "Shop-779",
            "Shop-778",
            "Shop-777",
            "Shop-776",
            "Shop-775",
            "Shop-774",
            "Shop-773",
            "Shop-772",
            "Shop-771",
            "Shop-770",
            "Shop-77");
  }

  @Test
  void saysWhenASearchReadTooManyNamesAndGoesOnLater() {
    for (int i = 0; i <= OrderListQuery.MOST_NAMES; i++) {
      store.write(List.of(revision(key(1, "jd", "n" + i), i, purchase(1_000 + i))));
    }
    Part first = query.list(ALL, Optional.empty(), containing("n0"), 100);
    assertThat(first.orders()).isEmpty();
    assertThat(first.complete()).isFalse();
    Part second = query.list(ALL, first.end(), containing("n0"), 100);
    assertThat(second.orders()).extracting(Listed::order).containsExactly("n0");
    assertThat(second.complete()).isTrue();
    assertThat(second.end()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"mei,,,a b", "mei,spring,,a", ",spring,,a", "mei,spring,x,''", ",,|1/$,b", "li,,,''"})
  void listsOrdersWithOneTouchThatNamesAllThatIsAskedFor(
      String creator, String campaign, String item, String expected) {
    store.write(
        List.of(
            revision(key(1, "jd", "a"), 1, named(names("mei", "spring", "y"), Entities.NONE)),
            revision(
                key(1, "jd", "b"), 2, named(names("mei", null, "|1/$"), names("x", null, null))),
            revision(key(1, "jd", "c"), 3, purchase(1_000))));
    OrderFilter filter =
        new OrderFilter(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            names(creator, campaign, item));
    assertThat(query.list(ALL, Optional.empty(), filter, 10).orders())
        .extracting(Listed::order)
        .containsExactlyInAnyOrder(expected.isEmpty() ? new String[0] : expected.split(" "));
  }

  private static Entities names(
      @Nullable String creator, @Nullable String campaign, @Nullable String item) {
    return new Entities(
        Optional.ofNullable(creator), Optional.ofNullable(campaign), Optional.ofNullable(item));
  }

  @Test
  void listsACorrectedOrderOnlyAtItsNewTime() {
    store.write(List.of(revision(key(1, "jd", "o"), 1, purchase(1_000))));
    store.write(List.of(revision(key(1, "jd", "o"), 2, purchase(500))));
    store.write(List.of(revision(key(2, "jd", "p"), 2, direct(4))));
    assertThat(query.list(ALL, Optional.empty(), OrderFilter.ALL, 10).orders())
        .extracting(listed -> listed.at().toEpochMilli())
        .hasSize(2)
        .contains(500L)
        .doesNotContain(1_000L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "1 2 3", "x 1 jd o", "1 x jd o"})
  void readsNoCursorFromOtherText(String text) {
    assertThat(OrderCursor.parse(text)).isEmpty();
  }
}
