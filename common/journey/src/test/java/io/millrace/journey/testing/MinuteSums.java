package io.millrace.journey.testing;

import io.millrace.events.Entity;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Measure;
import io.millrace.journey.FactSink;
import java.util.HashMap;
import java.util.Map;

/** Adds facts up by minute, as the aggregator does between two commits; to measure with. */
public final class MinuteSums implements FactSink {
  private static final long MINUTE = 60_000;

  private final Map<Slot, Map<Measure, long[]>> sums = new HashMap<>();
  private Slot lastSlot = new Slot("", 0);
  private Map<Measure, long[]> last = new HashMap<>();
  private final FactSink negated = FactSink.super.negated();

  private record Slot(String platform, long minute) {}

  @Override
  public void add(String platform, Measure measure, long at, long delta) {
    long minute = Math.floorDiv(at, MINUTE);
    if (lastSlot.minute != minute || !lastSlot.platform.equals(platform)) {
      lastSlot = new Slot(platform, minute);
      last = sums.computeIfAbsent(lastSlot, _ -> new HashMap<>());
    }
    last.computeIfAbsent(measure, _ -> new long[1])[0] += delta;
  }

  @Override
  public void add(Grain grain, String platform, Measure measure, long at, long delta) {
    add(platform, measure, at, delta);
  }

  @Override
  public void add(String platform, Entity entity, Measure measure, long at, long delta) {
    add(platform + ' ' + entity.id(), measure, at, delta);
  }

  @Override
  public FactSink negated() {
    return negated;
  }

  /** How many numbers changed; forgets them. */
  public int drain() {
    int numbers = sums.values().stream().mapToInt(Map::size).sum();
    sums.clear();
    lastSlot = new Slot("", 0);
    last = new HashMap<>();
    return numbers;
  }
}
