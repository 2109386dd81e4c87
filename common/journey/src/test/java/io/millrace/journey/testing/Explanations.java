package io.millrace.journey.testing;

import io.millrace.events.Event;
import io.millrace.events.Visitor;
import io.millrace.events.cell.Calendar;
import io.millrace.events.loop.ExplainedOrder;
import io.millrace.events.loop.LoopKey;
import io.millrace.journey.Attribution;
import io.millrace.journey.EngineLimits;
import io.millrace.journey.Journey;
import io.millrace.journey.JourneyEngine;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The explanations of orders as a compacted topic keeps them, with commits where one likes. */
public final class Explanations {
  private final Calendar calendar = new Calendar(ZoneOffset.UTC);
  private final Totals totals = new Totals(calendar);
  private final JourneyEngine engine;
  private final Map<Visitor, JourneyStorageInMemory> pieces = new HashMap<>();
  private final Map<Visitor, Journey> journeys = new HashMap<>();
  private final Map<LoopKey, ExplainedOrder> orders = new HashMap<>();
  private final Set<LoopKey> explained = new LinkedHashSet<>();
  private long clock = Long.MIN_VALUE;

  public Explanations(EngineLimits bounds) {
    this.engine = new JourneyEngine(calendar, Attribution.DEFAULT, bounds);
  }

  /** Puts an event into its journey, without a commit. */
  public void accept(Event event) {
    clock = Math.max(clock, event.envelope().at());
    engine.accept(
        journeys.computeIfAbsent(event.envelope().visitor(), this::load), event, clock, totals);
  }

  /** Explains what changed, then saves all journeys and drops them from memory. */
  public void commit() {
    explained.clear();
    journeys.values().forEach(journey -> engine.settle(journey, totals));
    journeys.forEach((visitor, journey) -> engine.explain(visitor, journey, clock, this::take));
    journeys.values().forEach(Journey::save);
    journeys.clear();
  }

  /** What is explained, as of the last commit. */
  public Map<LoopKey, ExplainedOrder> orders() {
    return orders;
  }

  /** The explanation of an order. The order must have one. */
  public ExplainedOrder order(LoopKey key) {
    return Optional.ofNullable(orders.get(key)).orElseThrow();
  }

  /** The orders that the last commit explained, or of which it left nothing to explain. */
  public Set<LoopKey> explained() {
    return explained;
  }

  /** The cells, as of now. */
  public Totals totals() {
    return totals;
  }

  private Journey load(Visitor visitor) {
    return engine.load(pieces.computeIfAbsent(visitor, _ -> new JourneyStorageInMemory()));
  }

  private void take(LoopKey key, Optional<ExplainedOrder> now) {
    if (!explained.add(key)) {
      throw new IllegalStateException("explained twice in one commit: " + key);
    }
    now.ifPresentOrElse(order -> orders.put(key, order), () -> orders.remove(key));
  }
}
