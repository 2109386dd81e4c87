package io.millrace.journey.testing;

import io.millrace.events.Event;
import io.millrace.events.Visitor;
import io.millrace.events.cell.Calendar;
import io.millrace.journey.Attribution;
import io.millrace.journey.CountingOutcome;
import io.millrace.journey.EngineLimits;
import io.millrace.journey.FactSink;
import io.millrace.journey.Journey;
import io.millrace.journey.JourneyEngine;
import io.millrace.journey.JourneyStorage;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/** Sends events through the engine, a journey for each visitor. */
public final class Replay {
  private final JourneyEngine engine;
  private final FactSink facts;
  private final Map<Visitor, JourneyStorage> kept = new HashMap<>();
  private final Map<Visitor, Journey> journeys = new HashMap<>();

  /** Some orders are settled at once and others wait, always the same ones. */
  private final Random settling = new Random(42);

  private long clock = Long.MIN_VALUE;

  public Replay(JourneyEngine engine, FactSink facts) {
    this.engine = engine;
    this.facts = facts;
  }

  /** What these events add up to, in the order they are given. */
  public static Totals totals(
      Calendar calendar, Attribution attribution, Iterable<? extends Event> events) {
    Totals totals = new Totals(calendar);
    Replay replay =
        new Replay(new JourneyEngine(calendar, attribution, EngineLimits.NO_HORIZON), totals);
    events.forEach(replay::accept);
    replay.settle();
    return totals;
  }

  public CountingOutcome accept(Event event) {
    clock = Math.max(clock, event.envelope().at());
    Visitor visitor = event.envelope().visitor();
    Journey journey = journeys.computeIfAbsent(visitor, this::load);
    CountingOutcome outcome = engine.accept(journey, event, clock, facts);
    if (settling.nextInt(6) == 0) {
      engine.settle(journey, facts);
    }
    return outcome;
  }

  /** Sends the facts of all orders that wait. */
  public void settle() {
    journeys.values().forEach(journey -> engine.settle(journey, facts));
  }

  /** Saves all journeys and lets go of them, as a process does that ends. */
  public void restart() {
    settle();
    journeys.values().forEach(Journey::save);
    journeys.clear();
  }

  /** How many events of that visitor are kept. */
  public int remembered(Visitor visitor) {
    return load(visitor).size();
  }

  private Journey load(Visitor visitor) {
    return engine.load(kept.computeIfAbsent(visitor, _ -> new JourneyStorageInMemory()));
  }
}
