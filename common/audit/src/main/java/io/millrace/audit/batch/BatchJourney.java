package io.millrace.audit.batch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Comparator.comparingLong;

import io.millrace.events.Event;
import io.millrace.events.EventKey;
import io.millrace.events.Money;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Makes a journey of the events that were sent: each event once, in journey order, without the
 * deleted ones.
 */
final class BatchJourney {
  private BatchJourney() {}

  static List<Event> of(List<Event> sent) {
    Map<EventKey, Event> smallest = new HashMap<>();
    for (Event event : sent) {
      smallest.merge(event.envelope().key(), event, BatchJourney::smaller);
    }
    return smallest.values().stream()
        .filter(event -> !(event instanceof Event.Deleted))
        .sorted(journeyOrder())
        .toList();
  }

  private static Event smaller(Event one, Event other) {
    return contentText(one).compareTo(contentText(other)) <= 0 ? one : other;
  }

  /** A text that sorts like the contract orders two events with one key. */
  private static String contentText(Event event) {
    return String.join(
        "/",
        "%010d".formatted(Integer.MAX_VALUE - event.envelope().version()),
        event instanceof Event.Deleted ? "0" : "1",
        number(OptionalLong.of(event.envelope().at())),
        event.envelope().type().domain().id(),
        event.envelope().type().id(),
        hex(event.envelope().surface()),
        hex(Fields.order(event).orElse("")),
        hex(Fields.line(event)),
        hex(Fields.money(event).map(Money::currency).orElse("")),
        number(Fields.money(event).stream().mapToLong(Money::minor).findFirst()),
        number(Fields.duration(event)),
        hex(event.envelope().channel().orElse("")),
        hex(event.envelope().region().orElse("")),
        hex(event.envelope().entities().creator().orElse("")),
        hex(event.envelope().entities().campaign().orElse("")),
        hex(event.envelope().entities().item().orElse("")));
  }

  private static String number(OptionalLong number) {
    // The sign bit is flipped, because a time before 1970 would sort last otherwise.
    return number.isPresent() ? "1%016x".formatted(number.getAsLong() ^ Long.MIN_VALUE) : "0";
  }

  /**
   * The hex digits of the text and a final character that sorts below every hex digit, so that a
   * prefix sorts before a longer text.
   */
  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(UTF_8)) + "!";
  }

  private static Comparator<Event> journeyOrder() {
    return comparingLong((Event event) -> event.envelope().at())
        .thenComparingInt(BatchJourney::rank)
        .thenComparing(event -> event.envelope().key().toString());
  }

  private static int rank(Event event) {
    return switch (event) {
      case Event.Content _, Event.Social _ -> 0;
      case Event.Shopping _, Event.Spend _ -> 1;
      case Event.Purchase _, Event.Earning _ -> 2;
      case Event.Refund _ -> 3;
      case Event.Deleted _ -> throw new IllegalArgumentException("a deleted event has no place");
    };
  }
}
