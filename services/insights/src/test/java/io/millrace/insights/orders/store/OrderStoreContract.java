package io.millrace.insights.orders.store;

import static io.millrace.insights.testing.Explained.WRITTEN;
import static io.millrace.insights.testing.Explained.direct;
import static io.millrace.insights.testing.Explained.key;
import static io.millrace.insights.testing.Explained.mixed;
import static io.millrace.insights.testing.Explained.purchase;
import static io.millrace.insights.testing.Explained.revision;
import static io.millrace.insights.testing.Explained.waiting;
import static io.millrace.insights.testing.Explained.withdrawal;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.events.loop.LoopKey;
import io.millrace.insights.store.ReadPosition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every store of explained orders does. */
public abstract class OrderStoreContract {
  private static final LoopKey KEY = key(1, "douyin", "o-1");
  private static final long BASE = 1_795_000_020_000L;
  private static final OrderName NAME = OrderName.of(KEY);

  /** A store with nothing in it. */
  protected abstract OrderStore empty();

  /** A store of another instance on what that one holds. */
  protected abstract OrderStore another(OrderStore store);

  @Test
  void findsAnOrderByItsName() {
    OrderStore store = empty();
    store.write(List.of(revision(KEY, 3, mixed()), revision(key(1, "jd", "o-1"), 3, direct(1))));
    assertThat(store.find(NAME)).isEqualTo(new FoundOrders(List.of(mixed()), false));
    assertThat(store.find(new OrderName("douyin", "o"))).isEqualTo(FoundOrders.NONE);
  }

  @Test
  void findsTheOrdersOfAllVisitorsThatShareANumber() {
    OrderStore store = empty();
    store.write(
        List.of(revision(key(2, "douyin", "o-1"), 3, direct(2)), revision(KEY, 9, mixed())));
    store.write(List.of(revision(key(3, "douyin", "o-1"), 4, direct(3))));
    assertThat(store.find(NAME).orders()).containsExactly(mixed(), direct(2), direct(3));
  }

  @Test
  void keepsNumbersApartThatLookAlike() {
    OrderStore store = empty();
    String nasty = "a|b.$c \u0000订单";
    store.write(List.of(revision(key(1, "douyin", nasty), 1, direct(5))));
    assertThat(store.find(new OrderName("douyin", nasty)).orders()).containsExactly(direct(5));
    assertThat(store.find(new OrderName("douyin", "a|b")).orders()).isEmpty();
  }

  @Test
  void neverOverwritesANewerRevisionWhateverTheOrderOfWriting() {
    OrderStore store = empty();
    store.write(List.of(revision(KEY, 9, direct(9))));
    store.write(List.of(revision(KEY, 10, direct(10))));
    store.write(List.of(revision(KEY, 9, direct(9))));
    store.write(List.of(revision(KEY, 2, mixed())));
    assertThat(store.find(NAME).orders()).containsExactly(direct(10));
  }

  @Test
  void remembersAWithdrawalAgainstRepeatedOlderRevisions() {
    OrderStore store = empty();
    store.write(List.of(revision(KEY, 3, mixed())));
    store.write(List.of(withdrawal(KEY, 4)));
    store.write(List.of(revision(KEY, 3, mixed())));
    assertThat(store.find(NAME).orders()).isEmpty();
    store.write(List.of(revision(KEY, 5, direct(5))));
    assertThat(store.find(NAME).orders()).containsExactly(direct(5));
  }

  @Test
  void keepsOlderRevisionsOfOtherInstancesAwayAfterAWithdrawalOfWhatWasNeverThere() {
    OrderStore store = empty();
    store.write(List.of(withdrawal(KEY, 4)));
    another(store).write(List.of(revision(KEY, 3, mixed())));
    assertThat(store.find(NAME)).isEqualTo(FoundOrders.NONE);
  }

  @Test
  void remembersABoundedNumberOfWithdrawalsOfAName() {
    OrderStore store = empty();
    store.write(
        IntStream.range(0, 60)
            .mapToObj(visitor -> withdrawal(key(visitor, "douyin", "o-1"), visitor))
            .toList());
    assertThat(store.find(NAME)).isEqualTo(FoundOrders.NONE);
    store.write(List.of(revision(key(70, "douyin", "o-1"), 70, direct(70))));
    assertThat(store.find(NAME)).isEqualTo(new FoundOrders(List.of(), true));
  }

  @Test
  void keepsWaitingRefundsBesideThePurchase() {
    OrderStore store = empty();
    LoopKey refunds = new LoopKey(KEY.visitor(), "douyin", "o-1", false);
    store.write(List.of(revision(KEY, 3, mixed()), revision(refunds, 4, waiting())));
    assertThat(store.find(NAME).orders()).containsExactly(mixed(), waiting());
    store.write(List.of(withdrawal(refunds, 5)));
    assertThat(store.find(NAME).orders()).containsExactly(mixed());
  }

  @Test
  void keepsABoundedNumberOfANameAndSaysSo() {
    OrderStore store = empty();
    List<OrderRevision> many =
        IntStream.range(0, 60)
            .mapToObj(visitor -> revision(key(visitor, "douyin", "o-1"), visitor, direct(visitor)))
            .toList();
    store.write(many);
    assertThat(store.find(NAME).orders()).hasSize(OrderStore.MOST_OF_A_NAME);
    assertThat(store.find(NAME).more()).isTrue();
    store.write(List.of(revision(key(0, "douyin", "o-1"), 100, mixed())));
    assertThat(store.find(NAME).orders()).hasSize(OrderStore.MOST_OF_A_NAME).contains(mixed());
  }

  @Test
  void writesHundredsAtOnce() {
    OrderStore store = empty();
    store.write(
        IntStream.range(0, 350)
            .mapToObj(i -> revision(key(1, "douyin", "n" + i), i, direct(i)))
            .toList());
    assertThat(store.find(new OrderName("douyin", "n349")).orders()).containsExactly(direct(349));
  }

  @Test
  void dropsWhatDidNotChangeForLong() {
    OrderStore store = empty();
    OrderRevision old = new OrderRevision(KEY, 1, WRITTEN.minusSeconds(10), Optional.of(mixed()));
    OrderRevision fresh = revision(key(1, "jd", "o-1"), 2, direct(1));
    store.write(List.of(old, fresh));
    store.expire(WRITTEN.minusSeconds(5));
    assertThat(store.find(NAME).orders()).isEmpty();
    assertThat(store.find(new OrderName("jd", "o-1")).orders()).hasSize(1);
  }

  @Test
  void listsPurchasesByTimeTheNewestFirstAndOnlyThoseAsked() {
    OrderStore store = empty();
    List<OrderPlace> all = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      LoopKey key = key(1, i % 3 == 0 ? "jd" : "douyin", "o-" + i % 70 + "订单/.$");
      long at = BASE + (i * 7_919_993L) % (40 * 3_600_000L);
      store.write(List.of(revision(key, i, purchase(at))));
      all.add(new OrderPlace(at, OrderName.of(key)));
    }
    store.write(List.of(revision(key(9, "jd", "w"), 1, waiting())));
    all.sort(Comparator.naturalOrder());
    PlaceRange whole =
        new PlaceRange(BASE, BASE + 40 * 3_600_000L, Optional.empty(), Optional.empty());
    assertThat(current(store, whole, 1_000)).isEqualTo(current(store, all.stream()));
    assertThat(current(store, whole, 1_000)).hasSizeGreaterThan(60);
    PlaceRange part =
        new PlaceRange(
            BASE + 90_001,
            BASE + 30 * 3_600_000L + 17,
            Optional.of(all.get(100)),
            Optional.of("jd"));
    assertThat(current(store, part, 1_000))
        .isEqualTo(current(store, all.stream().filter(part::has)));
    assertThat(store.places(whole, 7)).hasSize(7);
  }

  @Test
  void continuesBehindAPlaceWhateverWasInsertedBeforeIt() {
    OrderStore store = empty();
    for (int i = 0; i < 50; i++) {
      store.write(List.of(revision(key(1, "jd", "n" + i), i, purchase(BASE + i * 60_000L))));
    }
    PlaceRange whole = new PlaceRange(BASE, BASE + 3_600_000L, Optional.empty(), Optional.empty());
    List<OrderPlace> read = new ArrayList<>();
    PlaceRange rest = whole;
    for (List<OrderPlace> page = store.places(rest, 7);
        !page.isEmpty();
        page = store.places(rest, 7)) {
      read.addAll(page);
      rest = whole.after(page.getLast());
      LoopKey late = key(1, "jd", "late" + read.size());
      store.write(List.of(revision(late, 100 + read.size(), purchase(page.getLast().at() + 1))));
    }
    assertThat(read).hasSize(50).doesNotHaveDuplicates().isSorted();
  }

  @Test
  void findsOrdersOfManyNamesAtOnce() {
    OrderStore store = empty();
    store.write(List.of(revision(KEY, 3, mixed()), revision(key(1, "jd", "o-1"), 3, direct(1))));
    List<OrderName> names = new ArrayList<>(List.of(NAME, new OrderName("jd", "o-1")));
    IntStream.range(0, 300).forEach(i -> names.add(new OrderName("qq", "n" + i)));
    Map<OrderName, FoundOrders> found = store.find(names);
    assertThat(found).hasSize(2);
    assertThat(found.get(NAME)).isEqualTo(store.find(NAME));
  }

  @Test
  void listsNothingOfWhatIsTooOld() {
    OrderStore store = empty();
    store.write(
        List.of(new OrderRevision(KEY, 1, WRITTEN.minusSeconds(10), Optional.of(purchase(BASE)))));
    store.expire(WRITTEN);
    PlaceRange whole = new PlaceRange(BASE, BASE + 1, Optional.empty(), Optional.empty());
    assertThat(store.places(whole, 10)).isEmpty();
  }

  /** Returns the places of the range at which there still is a purchase. */
  private static List<OrderPlace> current(OrderStore store, PlaceRange range, int most) {
    return current(store, store.places(range, most).stream());
  }

  private static List<OrderPlace> current(OrderStore store, Stream<OrderPlace> places) {
    return places
        .filter(
            place ->
                store.find(place.name()).orders().stream()
                    .flatMap(order -> order.purchase().stream())
                    .anyMatch(purchase -> purchase.at() == place.at()))
        .toList();
  }

  @Test
  void keepsTheProgressAndLetsNoPartitionGoBack() {
    OrderStore store = empty();
    assertThat(store.progress()).isEqualTo(ReadPosition.none());
    ReadPosition progress =
        new ReadPosition(Optional.of("t"), Map.of(0, 5L, 1, 9L), OptionalLong.of(77));
    store.write(progress);
    assertThat(store.progress()).isEqualTo(progress);
    store.write(new ReadPosition(Optional.of("t"), Map.of(0, 6L, 1, 3L), OptionalLong.of(78)));
    assertThat(store.progress().next()).isEqualTo(Map.of(0, 6L, 1, 9L));
  }

  @Test
  void beginsAnewWithNothing() {
    OrderStore store = empty();
    store.write(List.of(revision(KEY, 3, mixed())));
    store.write(new ReadPosition(Optional.of("t"), Map.of(0, 5L), OptionalLong.of(77)));
    assertThat(store.startOver("u")).isEqualTo(ReadPosition.at("u"));
    assertThat(store.find(NAME)).isEqualTo(FoundOrders.NONE);
    assertThat(store.progress()).isEqualTo(ReadPosition.at("u"));
  }

  @Test
  void leavesWhatAnotherInstanceWroteSinceBothFoundTheStoreEmpty() {
    OrderStore first = empty();
    OrderStore second = another(first);
    assertThat(first.progress()).isEqualTo(second.progress()).isEqualTo(ReadPosition.none());
    first.startOver("t");
    first.write(List.of(revision(KEY, 3, mixed())));
    assertThat(second.startOver("t")).isEqualTo(ReadPosition.at("t"));
    assertThat(second.find(NAME).orders()).containsExactly(mixed());
  }

  @Test
  void keepsAwayWhatAnInstanceWritesThatDoesNotKnowOfTheNewBeginning() {
    OrderStore late = empty();
    late.startOver("t");
    OrderStore store = another(late);
    assertThat(store.progress()).isEqualTo(ReadPosition.at("t"));
    store.startOver("u");
    assertThat(late.isCurrent()).isFalse();
    late.write(List.of(revision(KEY, 99, mixed())));
    late.write(new ReadPosition(Optional.of("t"), Map.of(0, 100L), OptionalLong.of(77)));
    assertThat(store.find(NAME)).isEqualTo(FoundOrders.NONE);
    assertThat(late.progress()).isEqualTo(ReadPosition.at("u"));
    assertThat(late.isCurrent()).isTrue();
  }
}
