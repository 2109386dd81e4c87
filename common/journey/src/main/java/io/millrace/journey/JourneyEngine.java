package io.millrace.journey;

import io.millrace.events.Event;
import io.millrace.events.EventEnvelope;
import io.millrace.events.Visitor;
import io.millrace.events.cell.Calendar;
import io.millrace.events.cell.Grain;
import io.millrace.events.loop.ExplainedOrder;
import io.millrace.events.loop.LoopKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Puts events into journeys and sends the facts that change. The sum of all changes does not depend
 * on the order and repetition of a visitor's events, provided that no event is beyond the horizon,
 * and that the events of one id, or of one order, are at most a month apart.
 *
 * <p>The engine holds no journeys. It is not safe to share between threads: each task has its own.
 */
public final class JourneyEngine {
  /** The most orders of one journey that wait; more are settled at once. */
  private static final int MOST_PENDING = 128;

  private final Calendar calendar;
  private final EngineLimits bounds;
  private final Duration lookback;
  private final FactUpdates updates;
  private final OrderExplainer explainer;
  private final Interner interner = new Interner();
  private final AcceptedEvents accepted = new AcceptedEvents();
  private int pending;

  /**
   * @param calendar the begin and end of windows
   * @param attribution which traffic a purchase credits
   * @param bounds what the engine does not remember and does not follow
   */
  public JourneyEngine(Calendar calendar, Attribution attribution, EngineLimits bounds) {
    this.calendar = calendar;
    this.bounds = bounds;
    this.lookback = attribution.lookback();
    this.explainer = new OrderExplainer(attribution);
    this.updates = new FactUpdates(calendar, new Orders(attribution, interner.nowhere()));
  }

  /**
   * Loads the journey from a storage. Returns an empty journey when the storage is empty. The
   * journey belongs to this engine.
   *
   * @throws IllegalArgumentException when a stored piece was not written by {@link Journey#save}
   */
  public Journey load(JourneyStorage storage) {
    return RecentEvents.load(storage, interner);
  }

  /**
   * Puts an event into the journey of its visitor and sends the facts that change. The facts of
   * orders wait until {@link #settle}, because later events often change the same orders.
   *
   * @param journey of the event's visitor, from this engine; changed
   * @param clock the greatest event time seen on the event's partition, milliseconds
   * @param facts receives the differences
   */
  public CountingOutcome accept(Journey journey, Event incoming, long clock, FactSink facts) {
    if (incoming.envelope().at() < bounds.horizonAt(clock)) {
      return CountingOutcome.BEYOND_HORIZON;
    }
    forget(journey, clock, facts);
    int waited = journey.pending().size();
    CountingOutcome outcome =
        put(journey, incoming.envelope(), EventConversion.of(incoming, interner), facts);
    pending += journey.pending().size() - waited;
    if (journey.pending().size() > MOST_PENDING) {
      settle(journey, facts);
    }
    return outcome;
  }

  /**
   * Sends the facts of the orders that wait. Call it before {@link Journey#save}. It can be called
   * at any time, and the sum of all facts is the same.
   */
  public void settle(Journey journey, FactSink facts) {
    pending -= journey.pending().size();
    updates.settle(journey, facts);
  }

  /** How many orders wait in all journeys of this engine. Each holds up to about 4 KiB. */
  public int pending() {
    return pending;
  }

  /**
   * Encodes the events that entered journeys since the last call. {@link #replay} puts them in
   * again.
   *
   * @return records of about 64 KiB at most; empty when there were no events
   */
  public List<byte[]> takeAccepted() {
    return accepted.take();
  }

  /** How many events entered journeys since {@link #takeAccepted}. */
  public int accepted() {
    return accepted.count();
  }

  /**
   * Puts accepted events into their journeys again. A journey can already contain some of them, or
   * all. The order of the records does not matter. No facts are sent: the commit that wrote the
   * record also sent its facts.
   *
   * @param record from {@link #takeAccepted} of this or another engine
   * @param journeys finds the journey of a visitor, from this engine
   * @return how many events the record has
   * @throws IllegalArgumentException when it is not such a record
   */
  public int replay(byte[] record, Function<Visitor, Journey> journeys) {
    int[] count = {0};
    AcceptedEvents.read(
        record,
        interner,
        (visitor, event) -> {
          Journey journey = journeys.apply(visitor);
          journey
              .events()
              .find(event.key())
              .ifPresentOrElse(known -> replace(journey, known, event), () -> journey.add(event));
          count[0]++;
        });
    return count[0];
  }

  private static void replace(Journey journey, JourneyEvent known, JourneyEvent event) {
    if (JourneyEvent.BY_CONTENT.compare(event, known) < 0) {
      journey.remove(known);
      journey.add(event);
    }
  }

  /**
   * @param envelope of the event; an event on another platform has another key
   */
  private CountingOutcome put(
      Journey journey, EventEnvelope envelope, JourneyEvent event, FactSink facts) {
    Optional<JourneyEvent> known = journey.events().find(event.key());
    if (known.isPresent()) {
      repeat(journey, envelope, event, known.get(), facts);
      return CountingOutcome.REPEATED;
    }
    if (isCrowded(journey, event.at())) {
      return CountingOutcome.OVER_CAP;
    }
    updates.add(journey, envelope.platform(), event, facts);
    accepted.add(envelope.visitor(), event);
    return CountingOutcome.COUNTED;
  }

  /**
   * Explains the present state of every order that may have changed after the journey was loaded or
   * saved. Call it after {@link #settle} and before {@link Journey#save}. A forgotten event does
   * not change an order. The number of orders that one event can change is bounded, so the cost of
   * a commit is in proportion to its events.
   *
   * @param visitor whose journey it is
   * @param asOf event time of the explanations, in milliseconds
   * @param sink receives each order, or empty when nothing is left to explain
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
   * Drops the events of a journey that are too old to affect any future event. This changes no
   * fact. The orders that wait are settled first, because their events can be dropped.
   *
   * @param clock the greatest event time seen on the journey's partition, milliseconds
   */
  public void forget(Journey journey, long clock, FactSink facts) {
    long at = bounds.memoryAt(clock, lookback);
    if (journey.isForgetful(at)) {
      settle(journey, facts);
      journey.forgetBefore(at);
    }
  }

  private void repeat(
      Journey journey,
      EventEnvelope envelope,
      JourneyEvent event,
      JourneyEvent known,
      FactSink facts) {
    if (JourneyEvent.BY_CONTENT.compare(event, known) < 0) {
      updates.remove(journey, envelope.platform(), known, facts);
      updates.add(journey, envelope.platform(), event, facts);
      accepted.add(envelope.visitor(), event);
    }
  }

  private boolean isCrowded(Journey journey, long at) {
    if (journey.size() < bounds.crowd()) {
      return false;
    }
    long day = calendar.start(Grain.DAY, at);
    return journey.events().hasAtLeast(bounds.crowd(), day, calendar.end(Grain.DAY, day));
  }
}
