package io.millrace.journey;

import io.millrace.events.Event;
import io.millrace.events.cell.Calendar;
import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Metric;
import java.util.List;
import java.util.Optional;

/**
 * Puts events into journeys and tells which facts changed. Whatever the order and repetition of a
 * visitor's events, the sum of all changes told is the same. Stateless, so safe to share.
 */
public final class Engine {
  private final List<Rule> rules;

  /**
   * @param calendar where windows begin and end
   * @param attribution how purchases look back on traffic
   */
  public Engine(Calendar calendar, Attribution attribution) {
    this.rules =
        List.of(
            new TrafficRule(),
            new OpensRule(),
            new DistinctRule(
                calendar,
                (one, other) -> one.platform().equals(other.platform()),
                _ -> Measure.of(Metric.VISITORS)),
            new DistinctRule(
                calendar,
                (one, other) ->
                    one.surface().equals(other.surface())
                        && one.platform().equals(other.platform()),
                step -> Measure.of(Metric.SURFACE_VISITORS, step.surface())),
            new OrdersRule(),
            new BuyersRule(calendar),
            new LoopsRule(attribution.lookback()),
            new EarningsRule());
  }

  /**
   * Puts an event into the journey of its visitor and tells every fact that changes.
   *
   * @param journey of the event's visitor; changed
   * @param facts takes the differences
   */
  public Outcome accept(Journey journey, Event event, Facts facts) {
    Step step = Step.of(event);
    Optional<Step> known = journey.timeline().find(event.head().key());
    if (known.isEmpty()) {
      insert(journey, step, facts);
      return Outcome.COUNTED;
    }
    if (Step.BY_CONTENT.compare(step, known.get()) < 0) {
      remove(journey, known.get(), facts);
      insert(journey, step, facts);
    }
    return Outcome.REPEATED;
  }

  private void insert(Journey journey, Step step, Facts facts) {
    tell(journey, step, facts.negated());
    journey.add(step);
    tell(journey, step, facts);
  }

  private void remove(Journey journey, Step step, Facts facts) {
    tell(journey, step, facts.negated());
    journey.remove(step);
    tell(journey, step, facts);
  }

  private void tell(Journey journey, Step changed, Facts facts) {
    Timeline timeline = journey.timeline();
    for (Rule rule : rules) {
      rule.reach(timeline, changed, step -> rule.count(timeline, step, facts));
    }
  }
}
