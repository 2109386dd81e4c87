package io.millrace.bench;

import io.millrace.events.Event;
import io.millrace.events.EventEnvelope;
import io.millrace.events.EventKey;
import io.millrace.events.EventType;
import io.millrace.events.Money;
import io.millrace.events.Visitor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The events of one visitor on three platforms: 40 events a day in sessions of ten. One event in
 * fifty is a purchase.
 */
final class BenchVisitor {
  private static final long START_MS = 1_763_900_000_000L;
  private static final long MINUTE_MS = Duration.ofMinutes(1).toMillis();
  private static final int SESSION = 10;
  private static final long BETWEEN_SESSIONS_MS = Duration.ofHours(6).toMillis();
  private static final List<String> PLATFORMS = List.of("wechat", "taobao", "douyin");
  private static final List<String> SURFACES = List.of("search", "live", "feed", "shop");

  private final SplittableRandom random = new SplittableRandom(11);
  private final int history;
  private final List<Event> past;

  BenchVisitor(int history) {
    this.history = history;
    this.past = IntStream.range(0, history).mapToObj(this::event).toList();
  }

  List<Event> past() {
    return past;
  }

  /** The next events after the past, in order, without purchases. */
  List<Event> ahead(int count) {
    return IntStream.range(history, history + count).mapToObj(i -> view("e" + i, at(i))).toList();
  }

  /** The next events after the past, in order, with the same share of purchases. */
  List<Event> mixed(int count) {
    return IntStream.range(history, history + count).mapToObj(this::event).toList();
  }

  /** Traffic at random times of the past. */
  List<Event> late(int count) {
    List<Event> late = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      long at = at(random.nextInt(history)) + 1 + random.nextInt(500);
      late.add(view("late" + i, at));
    }
    return late;
  }

  List<Event> purchases(int count) {
    return IntStream.range(history, history + count).mapToObj(i -> purchase(i, at(i))).toList();
  }

  /** Refunds of random purchases of the past. */
  List<Event> refunds(int count) {
    List<Event> refunds = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int bought = random.nextInt(history) / 50 * 50;
      EventEnvelope envelope =
          envelope("refund" + i, EventType.REFUND, "taobao", "shop", at(history + i));
      refunds.add(new Event.Refund(envelope, "order" + bought, new Money("CNY", 5)));
    }
    return refunds;
  }

  private Event event(int number) {
    return number % 50 == 0 ? purchase(number, at(number)) : view("e" + number, at(number));
  }

  private Event view(String id, long at) {
    String surface = SURFACES.get(random.nextInt(SURFACES.size()));
    String platform = PLATFORMS.get(random.nextInt(PLATFORMS.size()));
    EventEnvelope envelope = envelope(id, EventType.VIEW, platform, surface, at);
    return new Event.Content(envelope, OptionalLong.of(random.nextLong(60_000)));
  }

  private static Event purchase(int number, long at) {
    EventEnvelope envelope = envelope("p" + number, EventType.PURCHASE, "taobao", "shop", at);
    return new Event.Purchase(envelope, "order" + number, Optional.of(new Money("CNY", 12_800)));
  }

  private static long at(int number) {
    return START_MS
        + number / SESSION * BETWEEN_SESSIONS_MS
        + (long) (number % SESSION) * MINUTE_MS;
  }

  private static EventEnvelope envelope(
      String id, EventType type, String platform, String surface, long at) {
    return new EventEnvelope(
        id,
        EventKey.of(platform, type, id),
        type,
        platform,
        surface,
        new Visitor(1, 1),
        at,
        Optional.empty(),
        Optional.of("mobile"),
        Optional.of("cn-zj"),
        Optional.empty());
  }
}
