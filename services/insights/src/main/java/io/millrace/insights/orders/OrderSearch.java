package io.millrace.insights.orders;

import io.millrace.events.catalog.Catalog;
import io.millrace.events.catalog.Platform;
import io.millrace.insights.orders.OrderListAnswer.Listed;
import io.millrace.insights.orders.OrderListAnswer.Near;
import io.millrace.insights.orders.projection.OrderTarget;
import io.millrace.insights.orders.store.FoundOrders;
import io.millrace.insights.orders.store.OrderName;
import io.millrace.insights.orders.store.OrderPlace;
import io.millrace.insights.orders.store.OrderStore;
import io.millrace.insights.orders.store.PlaceRange;
import io.millrace.insights.web.NameSuggestions;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Searches orders by number on all platforms. Blocks. */
@Component
final class OrderSearch {
  /** The most orders of each platform. */
  private static final int MOST = 20;

  private static final int MOST_NEAR = 10;

  /** Newest orders whose numbers are compared with a number that no order has. */
  private static final int COMPARED = 500;

  private static final Duration RECENT = Duration.ofDays(62);

  private final OrderStore store;
  private final OrderTarget projected;
  private final Catalog catalog;

  OrderSearch(OrderStore store, OrderTarget projected, Catalog catalog) {
    this.projected = projected;
    this.store = store;
    this.catalog = catalog;
  }

  /** Returns the orders with that number, the newest first. Reads a document for each platform. */
  List<Listed> find(String number) {
    return store.find(names(List.of(number))).entrySet().stream()
        .flatMap(
            found ->
                found.getValue().orders().stream()
                    .flatMap(order -> OrderListQuery.listed(found.getKey(), order).stream())
                    .limit(MOST))
        .sorted(Comparator.comparing(Listed::at).reversed().thenComparing(Listed::platform))
        .toList();
  }

  /**
   * Returns orders that may be meant: the same number on other platforms, other ways to write it,
   * its neighbours, and the nearest numbers among the newest orders.
   *
   * @param except an order that there is not
   */
  List<Near> near(String number, Optional<OrderName> except) {
    List<String> written = NumberVariants.of(number);
    Stream<OrderName> exact =
        store.find(names(written)).entrySet().stream()
            .filter(found -> !found.getValue().equals(FoundOrders.NONE))
            .map(found -> found.getKey())
            .sorted(
                Comparator.<OrderName>comparingInt(name -> written.indexOf(name.order()))
                    .thenComparing(OrderName::platform));
    return Stream.concat(exact, newest(number))
        .filter(name -> except.filter(name::equals).isEmpty())
        .distinct()
        .limit(MOST_NEAR)
        .map(name -> new Near(name.platform(), name.order()))
        .toList();
  }

  private Stream<OrderName> newest(String number) {
    List<OrderName> names =
        store.places(recent(), COMPARED).stream().map(OrderPlace::name).distinct().toList();
    List<String> near =
        NameSuggestions.of(number, names.stream().map(OrderName::order).distinct().toList());
    return names.stream().filter(name -> near.contains(name.order()));
  }

  private PlaceRange recent() {
    long to = projected.progress().asOf().orElse(0) + 1;
    long from = to - RECENT.toMillis();
    return new PlaceRange(from, to, Optional.empty(), Optional.empty());
  }

  private List<OrderName> names(Collection<String> numbers) {
    return numbers.stream()
        .flatMap(
            number ->
                catalog.platforms().stream()
                    .map(Platform::id)
                    .map(platform -> new OrderName(platform, number)))
        .toList();
  }
}
