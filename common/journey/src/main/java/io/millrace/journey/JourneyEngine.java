package io.millrace.journey;

import io.millrace.events.Event;
import io.millrace.events.Visitor;
import io.millrace.events.cell.Calendar;
import io.millrace.events.cell.Grain;
import io.millrace.events.loop.ExplainedOrder;
import io.millrace.events.loop.LoopKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Puts events into journeys and tells which facts changed. Whatever the order and repetition of a
 * visitor's events, the sum of all changes told is the same, as long as none is beyond the horizon
 * and the events of one id, or of one order, are at most a month apart.
 *
 * <p>Holds no journeys, but is not safe to share between threads: one for each task.
 */
public final class JourneyEngine {
  private final Calendar calendar;
  private final EngineLimits bounds;
  private final Duration lookback;
  private final List<FactRule> rules;

  private final Orders orders;
  private final OrderExplainer explainer;
  private final Interner interner = new Interner();

  /**
   * @param calendar where windows begin and end
   * @param attribution how purchases look back on traffic
   * @param bounds what is not remembered and not followed
   */
  public JourneyEngine(Calendar calendar, Attribution attribution, EngineLimits bounds) {
    this.calendar = calendar;
    this.bounds = bounds;
    this.lookback = attribution.lookback();
    this.explainer = new OrderExplainer(attribution);
    this.orders = new Orders(attribution, interner.nowhere());
    this.rules =
        List.of(
            new TrafficRule(),
            new OpensRule(),
            new DistinctRule(calendar),
            new OverlapRule(calendar),
            new FlowsRule(),
            new EarningsRule());
  }

  /**
   * The journey that is kept in these pieces; that of a visitor of whom nothing is known when there
   * are none. Belongs to this engine.
   *
   * @throws IllegalArgumentException when a piece is not one that {@link Journey#save} wrote
   */
  public Journey load(JourneyStorage storage) {
    return RecentEvents.load(storage, interner);
  }

  /**
   * Puts an event into the journey of its visitor and tells every fact that changes.
   *
   * @param journey of the event's visitor, from this engine; changed
   * @param clock the greatest event time seen on the event's partition, milliseconds
   * @param facts takes the differences
   */
  public CountingOutcome accept(Journey journey, Event incoming, long clock, FactSink facts) {
    if (incoming.envelope().at() < bounds.horizonAt(clock)) {
      return CountingOutcome.BEYOND_HORIZON;
    }
    forget(journey, clock);
    JourneyEvent event = JourneyEvent.of(incoming, interner);
    Optional<JourneyEvent> known = journey.find(event.key());
    if (known.isPresent()) {
      repeat(journey, event, known.get(), facts);
      return CountingOutcome.REPEATED;
    }
    if (isCrowded(journey, event.at())) {
      return CountingOutcome.OVER_CAP;
    }
    insert(journey, event, facts);
    return CountingOutcome.COUNTED;
  }

  /**
   * Explains every order that may have changed since the journey was read or saved, as it is now;
   * to be asked before it is saved. What was forgotten did not change. What one event changes is
   * bounded, so what a commit explains is in proportion to its events.
   *
   * @param visitor whose journey it is
   * @param asOf event time in milliseconds that the explanations are to say
   * @param sink takes each order, and nothing in its place when there is nothing left to explain
   */
  public void explain(
      Visitor visitor,
      Journey journey,
      long asOf,
      BiConsumer<LoopKey, Optional<ExplainedOrder>> sink) {
    OrderExplainer.Explanation explanation = explainer.of(journey);
    for (OrderPart part : journey.changedOrders()) {
      LoopKey key =
          new LoopKey(visitor, part.platform().platform(), part.order(), part.purchased());
      sink.accept(key, explanation.explain(part, asOf));
    }
  }

  /**
   * Drops from a journey what is too old to matter to any event still to come. Changes no fact.
   *
   * @param clock the greatest event time seen on the journey's partition, milliseconds
   */
  public void forget(Journey journey, long clock) {
    journey.forgetBefore(bounds.memoryAt(clock, lookback));
  }

  private void repeat(Journey journey, JourneyEvent event, JourneyEvent known, FactSink facts) {
    if (JourneyEvent.BY_CONTENT.compare(event, known) < 0) {
      remove(journey, known, facts);
      insert(journey, event, facts);
    }
  }

  private boolean isCrowded(Journey journey, long at) {
    if (journey.size() < bounds.crowd()) {
      return false;
    }
    long day = calendar.start(Grain.DAY, at);
    return journey.hasAtLeast(bounds.crowd(), day, calendar.end(Grain.DAY, day));
  }

  private void insert(Journey journey, JourneyEvent event, FactSink facts) {
    if (!journey.endsWith(event)) {
      // At the head nothing comes after it that it could change.
      apply(rules, journey, event, facts.negated());
    }
    Orders.Change change = orders.prepare(journey, event, 1);
    journey.add(event);
    apply(rules, journey, event, facts);
    change.settle(facts);
  }

  private void remove(Journey journey, JourneyEvent event, FactSink facts) {
    apply(rules, journey, event, facts.negated());
    Orders.Change change = orders.prepare(journey, event, -1);
    journey.remove(event);
    apply(rules, journey, event, facts);
    change.settle(facts);
  }

  private static void apply(
      List<FactRule> rules, Journey journey, JourneyEvent changed, FactSink facts) {
    for (FactRule rule : rules) {
      rule.reach(journey, changed, event -> rule.count(journey, event, facts));
    }
  }
}
