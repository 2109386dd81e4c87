package io.millrace.journey;

import io.millrace.events.cell.Calendar;
import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Metric;
import java.util.List;

/**
 * Adds an event to a journey or removes it, and sends the facts that differ. The differences of
 * orders wait until the journey is settled. For one thread.
 */
final class FactUpdates {
  private static final Measure DELETED = Measure.of(Metric.DELETED);

  private final List<FactRule> rules;
  private final Orders orders;

  FactUpdates(Calendar calendar, Orders orders) {
    this.orders = orders;
    this.rules =
        List.of(
            new TrafficRule(),
            new OpensRule(),
            new DistinctRule(calendar),
            new OverlapRule(calendar),
            new FlowsRule(),
            new EarningsRule());
  }

  /** Adds an event whose key is not in the journey. */
  void add(Journey journey, String platform, JourneyEvent event, FactSink facts) {
    if (event.isDeleted()) {
      journey.add(event);
      facts.add(platform, DELETED, event.at(), 1);
    } else if (event.isSpend()) {
      journey.add(event);
      SpendFacts.send(event, 1, facts);
    } else if (journey.events().endsWith(event)) {
      append(journey, event, facts);
    } else {
      recount(journey, event, 1, facts);
    }
  }

  /** Removes an event of the journey. */
  void remove(Journey journey, String platform, JourneyEvent event, FactSink facts) {
    if (event.isDeleted()) {
      journey.remove(event);
      facts.add(platform, DELETED, event.at(), -1);
    } else if (event.isSpend()) {
      journey.remove(event);
      SpendFacts.send(event, -1, facts);
    } else {
      recount(journey, event, -1, facts);
    }
  }

  /** Sends the differences of all orders of a journey that wait. */
  void settle(Journey journey, FactSink facts) {
    orders.settle(journey, facts);
  }

  /**
   * Adds an event after all others. It changes no contribution of another event, so the reach of
   * the rules is not needed.
   */
  private void append(Journey journey, JourneyEvent event, FactSink facts) {
    Orders.Change change = orders.prepare(journey, event, 1);
    journey.add(event);
    for (FactRule rule : rules) {
      rule.count(journey, event, facts);
    }
    change.done(facts);
  }

  /**
   * Takes back what the events in reach contributed, changes the journey, and counts them again.
   *
   * @param by 1 when the event enters the journey, -1 when it leaves
   */
  private void recount(Journey journey, JourneyEvent event, int by, FactSink facts) {
    count(journey, event, facts.negated());
    Orders.Change change = orders.prepare(journey, event, by);
    if (by > 0) {
      journey.add(event);
    } else {
      journey.remove(event);
    }
    count(journey, event, facts);
    change.done(facts);
  }

  /**
   * Counts all events whose contribution a change of this event can affect. An event that is not in
   * the journey contributes nothing.
   */
  private void count(Journey journey, JourneyEvent changed, FactSink facts) {
    boolean contributes = journey.events().contains(changed);
    for (FactRule rule : rules) {
      if (contributes) {
        rule.count(journey, changed, facts);
      }
      rule.reach(journey, changed, event -> rule.count(journey, event, facts));
    }
  }
}
