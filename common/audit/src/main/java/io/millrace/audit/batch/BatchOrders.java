package io.millrace.audit.batch;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.millrace.events.Event;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The orders of one visitor, and the limits for taking part in numbers. */
final class BatchOrders {
  private static final int MOST = 256;

  /** The additional weight of a counting purchase, compared with another purchase or a refund. */
  private static final int COUNTS = 3;

  private static final int FOLLOWED = MOST + COUNTS;

  private final Map<String, Order> orders;
  private final List<Event> journey;
  private final long window;

  /**
   * @param lookback how long before a purchase traffic counts
   */
  BatchOrders(List<Event> journey, Duration lookback) {
    this.journey = journey;
    this.window = Math.max(lookback.toMillis(), Duration.ofDays(1).toMillis());
    this.orders =
        journey.stream()
            .filter(event -> Fields.order(event).isPresent())
            .collect(groupingBy(BatchOrders::name, collectingAndThen(toList(), Order::new)));
  }

  private static String name(Event event) {
    return event.envelope().platform() + " " + Fields.order(event).orElseThrow();
  }

  Collection<Order> all() {
    return orders.values();
  }

  /**
   * Whether the visitor is a new buyer by this counting purchase: it is the first counting purchase
   * on its platform in journey order, over all orders of the visitor there.
   */
  boolean isOfNewBuyer(Event.Purchase counting) {
    return journey.stream()
        .filter(event -> Fields.onSamePlatform(event, counting))
        .filter(this::counts)
        .findFirst()
        .filter(first -> isSame(first, counting))
        .isPresent();
  }

  /** Whether the event is the counting purchase of its order. */
  private boolean counts(Event event) {
    return event instanceof Event.Purchase
        && orderOf(event).counting().filter(counting -> isSame(counting, event)).isPresent();
  }

  private Order orderOf(Event event) {
    return Objects.requireNonNull(orders.get(name(event)));
  }

  /**
   * Whether a counting purchase has touches and a return. It has them when its own order and the
   * orders that began in the window before it weigh at most {@code FOLLOWED}. Each purchase and
   * refund of an order weighs 1, and its counting purchase 3 more. A purchase in the window that
   * does not count weighs 1.
   */
  boolean isFollowed(Order order, Event.Purchase counting) {
    int load = order.members().size() + COUNTS;
    for (Event event : journey) {
      if (isSame(event, counting)) {
        return load <= FOLLOWED;
      }
      if (event instanceof Event.Purchase
          && event.envelope().at() >= counting.envelope().at() - window) {
        load += weight(event);
      }
    }
    return load <= FOLLOWED;
  }

  private static boolean isSame(Event one, Event other) {
    return one.envelope().key().equals(other.envelope().key());
  }

  private int weight(Event purchase) {
    return counts(purchase) ? orderOf(purchase).members().size() + COUNTS : 1;
  }

  /**
   * An order.
   *
   * @param sent all purchases and refunds of the order, in journey order
   */
  record Order(List<Event> sent) {
    /** The purchases and refunds that take part. */
    List<Event> members() {
      return sent.subList(0, Math.min(MOST, sent.size()));
    }

    /** The purchases and refunds beyond the limit. */
    List<Event> overCap() {
      return sent.subList(Math.min(MOST, sent.size()), sent.size());
    }

    /** The first purchase. It counts as the order. */
    Optional<Event.Purchase> counting() {
      return all(Event.Purchase.class).stream().findFirst();
    }

    /** The first purchase with an amount of each line, in journey order. */
    List<Event.Purchase> lines() {
      Map<String, Event.Purchase> lines = new LinkedHashMap<>();
      all(Event.Purchase.class).stream()
          .filter(purchase -> purchase.amount().isPresent())
          .forEach(purchase -> lines.putIfAbsent(purchase.line().orElse(""), purchase));
      return List.copyOf(lines.values());
    }

    List<Event.Refund> refunds() {
      return all(Event.Refund.class);
    }

    private <T extends Event> List<T> all(Class<T> type) {
      return members().stream().filter(type::isInstance).map(type::cast).toList();
    }
  }
}
