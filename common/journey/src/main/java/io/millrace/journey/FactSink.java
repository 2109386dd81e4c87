package io.millrace.journey;

import io.millrace.events.Entity;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Measure;

/**
 * Receives integer changes of cells. Differences add up in any order. A change and its negative add
 * up to nothing.
 */
public interface FactSink {

  /**
   * Adds a change in every grain of the measure's metric.
   *
   * @param platform the platform of the cells
   * @param measure what changed
   * @param at event time in milliseconds; decides the windows
   * @param delta by how much
   */
  void add(String platform, Measure measure, long at, long delta);

  /**
   * Adds a change in one grain only; the rest is like {@link #add(String, Measure, long, long)}.
   */
  void add(Grain grain, String platform, Measure measure, long at, long delta);

  /**
   * Adds a change of an entity of the platform in every grain of the measure's metric; the rest is
   * like {@link #add(String, Measure, long, long)}.
   */
  void add(String platform, Entity entity, Measure measure, long at, long delta);

  /** Returns a sink that adds changes with the opposite sign to this one. */
  default FactSink negated() {
    FactSink facts = this;
    return new FactSink() {
      @Override
      public void add(String platform, Measure measure, long at, long delta) {
        facts.add(platform, measure, at, -delta);
      }

      @Override
      public void add(Grain grain, String platform, Measure measure, long at, long delta) {
        facts.add(grain, platform, measure, at, -delta);
      }

      @Override
      public void add(String platform, Entity entity, Measure measure, long at, long delta) {
        facts.add(platform, entity, measure, at, -delta);
      }

      @Override
      public FactSink negated() {
        return facts;
      }
    };
  }
}
