package io.millrace.bench;

import io.millrace.events.Entity;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Measure;
import io.millrace.journey.FactSink;

/** Receives facts and only adds them to one number, so that the engine alone is measured. */
final class SumOfFacts implements FactSink {
  private long sum;

  @Override
  public void add(String platform, Measure measure, long at, long delta) {
    sum += delta ^ measure.hashCode();
  }

  @Override
  public void add(Grain grain, String platform, Measure measure, long at, long delta) {
    sum += delta ^ measure.hashCode() ^ at;
  }

  @Override
  public void add(String platform, Entity entity, Measure measure, long at, long delta) {
    sum += delta ^ measure.hashCode() ^ entity.hashCode();
  }

  long sum() {
    return sum;
  }
}
