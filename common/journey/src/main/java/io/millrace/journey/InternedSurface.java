package io.millrace.journey;

import static java.util.Objects.requireNonNull;

import io.millrace.events.EventType;
import io.millrace.events.cell.FunnelStage;
import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Metric;
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
  private final CreditMeasures creditIn;
  private final Map<InternedPlatform, CreditMeasures> creditOut = new HashMap<>();

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
    this.creditIn = new CreditMeasures(CreditNumber::in, platform(), surface);
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
    Measure known = moves.get(from);
    if (known == null) {
      known = Measure.of(Metric.FLOW, from.platform(), from.surface(), surface);
      moves.put(from, known);
    }
    return known;
  }

  /**
   * A number that touches on this surface earn, in the cell of the money's platform; one measure
   * for each model.
   *
   * @param currency of money; {@link CreditMeasures#NO_CURRENCY} for millionths of orders
   */
  List<Measure> creditIn(CreditNumber number, String currency) {
    return creditIn.of(number, currency);
  }

  /**
   * A number that touches on this surface earn on another platform, in the cell of this platform;
   * one measure for each model.
   *
   * @param currency of money; {@link CreditMeasures#NO_CURRENCY} for millionths of orders
   */
  List<Measure> creditOut(CreditNumber number, InternedPlatform on, String currency) {
    CreditMeasures known = creditOut.get(on);
    if (known == null) {
      known = new CreditMeasures(CreditNumber::out, surface, on.platform());
      creditOut.put(on, known);
    }
    return known.of(number, currency);
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
