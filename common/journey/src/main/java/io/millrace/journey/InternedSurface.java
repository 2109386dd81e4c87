package io.millrace.journey;

import static java.util.Objects.requireNonNull;

import io.millrace.events.EventType;
import io.millrace.events.cell.FunnelStage;
import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Metric;
import io.millrace.events.cell.Model;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A surface of a platform, with the measures that it feeds. Its {@link Interner} has one object for
 * each surface.
 */
final class InternedSurface implements PresenceKey {
  private final InternedPlatform interned;
  private final int number;
  private final String surface;
  private final long mark;
  private final Measure events;
  private final Measure attention;
  private final Measure entries;
  private final List<Measure> visitors;
  private final Map<EventType, List<PresenceKey>> presences = new EnumMap<>(EventType.class);
  private final Map<InternedSurface, Measure> moves = new HashMap<>();
  private final Map<String, List<Measure>> creditIn = new HashMap<>();
  private final Map<InternedPlatform, Map<String, List<Measure>>> creditOut = new HashMap<>();
  private final Map<InternedPlatform, List<Measure>> creditOutOrders = new HashMap<>();
  private final List<Measure> creditInOrders;

  /**
   * @param number small and unique within the interner
   */
  InternedSurface(InternedPlatform platform, String surface, int number) {
    this.interned = platform;
    this.number = number;
    this.surface = surface;
    this.mark = PresenceKey.mark(platform.platform() + '/' + surface);
    this.events = Measure.of(Metric.SURFACE_EVENTS, surface);
    this.attention = Measure.of(Metric.SURFACE_ATTENTION, surface);
    this.entries = Measure.of(Metric.FLOW, JourneyEvent.NO_TEXT, JourneyEvent.NO_TEXT, surface);
    this.visitors = List.of(Measure.of(Metric.SURFACE_VISITORS, surface));
    this.creditInOrders = byModel(Metric.CREDIT_IN_ORDERS, platform(), surface);
    for (EventType type : EventType.values()) {
      List<PresenceKey> left = new ArrayList<>(List.of(platform, this));
      FunnelStage.of(type).map(platform::at).ifPresent(left::add);
      presences.put(type, List.copyOf(left));
    }
  }

  /** The number of this surface, unique within its interner. */
  int number() {
    return number;
  }

  InternedPlatform interned() {
    return interned;
  }

  String platform() {
    return interned.platform();
  }

  /** Whether it stands for no surface: of money without a touch, or of a deleted event. */
  boolean isNowhere() {
    return number == 0;
  }

  String surface() {
    return surface;
  }

  Measure events() {
    return events;
  }

  Measure attention() {
    return attention;
  }

  /** The measure of entries: arrivals without an earlier event in the session gap. */
  Measure entries() {
    return entries;
  }

  /** The measure of moves from another surface to this one. */
  Measure movesFrom(InternedSurface from) {
    return moves.computeIfAbsent(
        from, _ -> Measure.of(Metric.FLOW, from.platform(), from.surface(), surface));
  }

  /**
   * Credit in money of touches on this surface, in the cell of the money's platform; one measure
   * for each model.
   */
  List<Measure> creditIn(String currency) {
    return creditIn.computeIfAbsent(
        currency, money -> byModel(Metric.CREDIT_IN, platform(), surface, money));
  }

  /** The same for orders. */
  List<Measure> creditInOrders() {
    return creditInOrders;
  }

  /**
   * Credit in money of touches on this surface for money on another platform, in the cell of this
   * platform; one measure for each model.
   */
  List<Measure> creditOut(InternedPlatform on, String currency) {
    return creditOut
        .computeIfAbsent(on, _ -> new HashMap<>())
        .computeIfAbsent(
            currency, money -> byModel(Metric.CREDIT_OUT, surface, on.platform(), money));
  }

  /** The same for orders. */
  List<Measure> creditOutOrders(InternedPlatform on) {
    return creditOutOrders.computeIfAbsent(
        on, platform -> byModel(Metric.CREDIT_OUT_ORDERS, surface, platform.platform()));
  }

  private static List<Measure> byModel(Metric metric, String... dimensions) {
    List<Measure> measures = new ArrayList<>();
    for (Model model : Model.values()) {
      List<String> all = new ArrayList<>(List.of(model.id()));
      all.addAll(List.of(dimensions));
      measures.add(new Measure(metric, all));
    }
    return List.copyOf(measures);
  }

  /** The presences that an event of this type on this surface sets. */
  List<PresenceKey> presences(EventType type) {
    return requireNonNull(presences.get(type));
  }

  @Override
  public long mark() {
    return mark;
  }

  @Override
  public boolean isOf(JourneyEvent event) {
    return event.surface() == this;
  }

  @Override
  public List<Measure> visitors() {
    return visitors;
  }
}
