package io.millrace.journey.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Comparator.comparingLong;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.millrace.events.Domain;
import io.millrace.events.Event;
import io.millrace.events.EventKey;
import io.millrace.events.EventType;
import io.millrace.events.Money;
import io.millrace.events.cell.Calendar;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Metric;
import io.millrace.journey.Attribution;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The second opinion: all numbers of some events, written down from the definitions, one after the
 * other, without increments, neighbours or indexes. Slow and simple on purpose; it shares nothing
 * with the engine but the words.
 */
public final class Batch {
  private static final long HALF_HOUR = Duration.ofMinutes(30).toMillis();

  private final Calendar calendar;
  private final long lookback;
  private final List<Event> events;
  private final Totals totals;

  private Batch(Calendar calendar, Attribution attribution, List<Event> sent, Totals totals) {
    this.calendar = calendar;
    this.lookback = attribution.lookback().toMillis();
    this.events = distinct(sent).stream().sorted(journeyOrder()).toList();
    this.totals = totals;
  }

  /** All cells of these events, of one visitor or of many. */
  public static Totals calculate(Calendar calendar, Attribution attribution, List<Event> sent) {
    Totals totals = new Totals(calendar);
    sent.stream()
        .collect(groupingBy(event -> event.head().visitor()))
        .values()
        .forEach(
            events -> {
              Batch batch = new Batch(calendar, attribution, events, totals);
              batch.traffic();
              batch.opens();
              batch.visitors();
              batch.money();
            });
    return totals;
  }

  private static List<Event> distinct(List<Event> sent) {
    Map<EventKey, Event> smallest = new HashMap<>();
    for (Event event : sent) {
      smallest.merge(
          event.head().key(),
          event,
          (one, other) -> contentText(one).compareTo(contentText(other)) <= 0 ? one : other);
    }
    return List.copyOf(smallest.values());
  }

  /** A text that sorts as the contract orders two events of one id. */
  private static String contentText(Event event) {
    return String.join(
        "/",
        number(OptionalLong.of(event.head().at())),
        event.head().type().domain().id(),
        event.head().type().id(),
        hex(event.head().surface()),
        hex(order(event).orElse("")),
        hex(money(event).map(Money::currency).orElse("")),
        number(money(event).stream().mapToLong(Money::minor).findFirst()),
        number(duration(event)),
        hex(event.head().channel().orElse("")),
        hex(event.head().region().orElse("")));
  }

  private static String number(OptionalLong number) {
    // Without its sign bit flipped, a time before 1970 would sort last.
    return number.isPresent() ? "1%016x".formatted(number.getAsLong() ^ Long.MIN_VALUE) : "0";
  }

  /** Ends in a mark below every hex digit, so that a prefix sorts before what it begins. */
  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(UTF_8)) + "!";
  }

  private static Comparator<Event> journeyOrder() {
    return comparingLong((Event event) -> event.head().at())
        .thenComparingInt(Batch::rank)
        .thenComparing(event -> event.head().key().toString());
  }

  private static int rank(Event event) {
    return switch (event) {
      case Event.Content _, Event.Social _ -> 0;
      case Event.Shopping _ -> 1;
      case Event.Purchase _, Event.Earning _ -> 2;
      case Event.Refund _ -> 3;
    };
  }

  private void traffic() {
    for (Event event : events) {
      add(event, Measure.of(Metric.EVENTS, event.head().type().id()), 1);
      add(event, Measure.of(Metric.SURFACE_EVENTS, event.head().surface()), 1);
      long attention = duration(event).orElse(0);
      add(event, Measure.of(Metric.ATTENTION), attention);
      add(event, Measure.of(Metric.SURFACE_ATTENTION, event.head().surface()), attention);
    }
  }

  private void opens() {
    by(events, event -> event.head().platform())
        .forEach(
            onPlatform -> {
              Optional<Long> last = Optional.empty();
              for (Event event : onPlatform) {
                if (last.isEmpty() || event.head().at() - last.get() > HALF_HOUR) {
                  open(event);
                }
                last = Optional.of(event.head().at());
              }
            });
  }

  private void open(Event event) {
    add(event, Measure.of(Metric.OPENS), 1);
    event.head().channel().ifPresent(c -> add(event, Measure.of(Metric.OPENS_BY_CHANNEL, c), 1));
    event.head().region().ifPresent(r -> add(event, Measure.of(Metric.OPENS_BY_REGION, r), 1));
  }

  private void visitors() {
    distinct(events, _ -> true, _ -> Measure.of(Metric.VISITORS));
    distinct(events, _ -> true, e -> Measure.of(Metric.SURFACE_VISITORS, e.head().surface()));
  }

  /** One for each window, platform and measure in which something fits. */
  private void distinct(
      List<Event> among, Predicate<Event> fits, Function<Event, Measure> measureOf) {
    record Seen(Measure measure, String platform, Grain grain, long start) {}
    Map<Seen, Event> seen = new HashMap<>();
    for (Event event : among) {
      Measure measure = measureOf.apply(event);
      for (Grain grain : measure.metric().grains()) {
        long start = calendar.start(grain, event.head().at());
        if (fits.test(event)) {
          seen.put(new Seen(measure, event.head().platform(), grain, start), event);
        }
      }
    }
    seen.keySet().forEach(s -> totals.add(s.grain, s.platform, s.measure, s.start, 1));
  }

  private void money() {
    for (Event event : events) {
      if (event instanceof Event.Earning earning) {
        boolean tip = earning.head().type() == EventType.TIP;
        Money amount = earning.amount();
        Metric metric = tip ? Metric.TIPS : Metric.ADS;
        add(event, Measure.of(metric, amount.currency()), amount.minor());
        credit(event, Optional.of(event), amount.currency(), amount.minor());
      }
    }
    List<Event> counting = new ArrayList<>();
    by(
            events.stream().filter(event -> order(event).isPresent()).toList(),
            event -> event.head().platform() + " " + order(event).orElseThrow())
        .forEach(group -> order(group).ifPresent(counting::add));
    distinct(counting, _ -> true, _ -> Measure.of(Metric.BUYERS));
  }

  /** One order; returns its counting purchase. */
  private Optional<Event> order(List<Event> group) {
    Optional<Event.Purchase> first =
        group.stream()
            .filter(Event.Purchase.class::isInstance)
            .map(Event.Purchase.class::cast)
            .findFirst();
    first.ifPresent(this::purchase);
    long left = first.flatMap(Event.Purchase::amount).map(Money::minor).orElse(0L);
    Optional<String> currency = first.flatMap(Event.Purchase::amount).map(Money::currency);
    for (Event event : group) {
      if (event instanceof Event.Refund refund) {
        String of = refund.amount().currency();
        long asked = refund.amount().minor();
        long applied = currency.filter(of::equals).isPresent() ? Math.min(left, asked) : 0;
        left -= applied;
        add(event, Measure.of(Metric.REFUNDED, of), applied);
        Metric rest = first.isEmpty() ? Metric.UNMATCHED : Metric.OVER_REFUNDED;
        add(event, Measure.of(rest, of), asked - applied);
        first.ifPresent(purchase -> credit(event, lastTouch(purchase), of, -applied));
      }
    }
    return first.map(purchase -> purchase);
  }

  private void purchase(Event.Purchase purchase) {
    add(purchase, Measure.of(Metric.ORDERS), 1);
    Optional<Event> touch = lastTouch(purchase);
    if (purchase.amount().isPresent()) {
      Money amount = purchase.amount().get();
      add(purchase, Measure.of(Metric.GROSS, amount.currency()), amount.minor());
      credit(purchase, touch, amount.currency(), amount.minor());
    } else {
      add(purchase, Measure.of(Metric.UNVALUED), 1);
    }
    String model = "last_touch";
    String on = touch.map(t -> t.head().platform()).orElse("");
    String surface = touch.map(t -> t.head().surface()).orElse("");
    add(purchase, Measure.of(Metric.CREDIT_IN_ORDERS, model, on, surface), 1_000_000);
    if (touch.isPresent() && !on.equals(purchase.head().platform())) {
      Measure out =
          Measure.of(Metric.CREDIT_OUT_ORDERS, model, surface, purchase.head().platform());
      totals.add(on, out, purchase.head().at(), 1_000_000);
    }
    add(purchase, Measure.of(Metric.LOOPS, kind(purchase)), 1);
  }

  private String kind(Event purchase) {
    TreeSet<String> platforms = new TreeSet<>();
    touching(purchase).forEach(event -> platforms.add(event.head().platform()));
    if (platforms.isEmpty()) {
      return "direct";
    }
    if (!platforms.contains(purchase.head().platform())) {
      return "external";
    }
    return platforms.size() == 1 ? "closed" : "mixed";
  }

  private Optional<Event> lastTouch(Event purchase) {
    List<Event> touching = touching(purchase);
    return touching.isEmpty() ? Optional.empty() : Optional.of(touching.getLast());
  }

  private List<Event> touching(Event purchase) {
    long at = purchase.head().at();
    return events.stream()
        .filter(event -> event.head().type().domain() != Domain.COMMERCE)
        .filter(event -> event.head().at() >= at - lookback && event.head().at() <= at)
        .toList();
  }

  private void credit(Event money, Optional<Event> touch, String currency, long amount) {
    String on = touch.map(t -> t.head().platform()).orElse("");
    String surface = touch.map(t -> t.head().surface()).orElse("");
    String model = "last_touch";
    add(money, Measure.of(Metric.CREDIT_IN, model, on, surface, currency), amount);
    if (touch.isPresent() && !on.equals(money.head().platform())) {
      Measure out =
          Measure.of(Metric.CREDIT_OUT, model, surface, money.head().platform(), currency);
      totals.add(on, out, money.head().at(), amount);
    }
  }

  private void add(Event event, Measure measure, long delta) {
    if (delta != 0) {
      totals.add(event.head().platform(), measure, event.head().at(), delta);
    }
  }

  private static Iterable<List<Event>> by(List<Event> events, Function<Event, String> group) {
    return events.stream().collect(groupingBy(group, LinkedHashMap::new, toList())).values();
  }

  private static Optional<String> order(Event event) {
    return switch (event) {
      case Event.Purchase purchase -> Optional.of(purchase.order());
      case Event.Refund refund -> Optional.of(refund.order());
      default -> Optional.empty();
    };
  }

  private static Optional<Money> money(Event event) {
    return switch (event) {
      case Event.Purchase purchase -> purchase.amount();
      case Event.Refund refund -> Optional.of(refund.amount());
      case Event.Earning earning -> Optional.of(earning.amount());
      default -> Optional.empty();
    };
  }

  private static OptionalLong duration(Event event) {
    return switch (event) {
      case Event.Content content -> content.durationMs();
      case Event.Social social -> social.durationMs();
      default -> OptionalLong.empty();
    };
  }
}
