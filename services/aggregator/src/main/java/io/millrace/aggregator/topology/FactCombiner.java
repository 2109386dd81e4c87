package io.millrace.aggregator.topology;

import io.millrace.events.Entity;
import io.millrace.events.cell.Calendar;
import io.millrace.events.cell.Changes;
import io.millrace.events.cell.Family;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Kind;
import io.millrace.events.cell.Measure;
import io.millrace.journey.FactSink;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Adds up facts between two commits, so that the number of sent records depends on the changed
 * windows and not on the events. Facts that change all grains are added up by minute; the receiver
 * adds them to the longer windows. Must be empty at every commit.
 */
final class FactCombiner implements FactSink {
  private final Calendar calendar;
  private final FactSink negated = FactSink.super.negated();
  private final Map<Slot, SumsByMeasure> sums = new HashMap<>();

  /** The slot of the last fact, because most facts of an event go to one slot. */
  private Slot lastSlot = Slot.NONE;

  private SumsByMeasure lastSums = new SumsByMeasure();

  FactCombiner(Calendar calendar) {
    this.calendar = calendar;
  }

  /**
   * A window of a platform. Without a grain it is a minute that stands for all windows around it.
   */
  private record Slot(String platform, Optional<Entity> entity, Optional<Grain> grain, long start) {
    private static final Slot NONE = new Slot("", Optional.empty(), Optional.empty(), 0);
  }

  @Override
  public void add(String platform, Measure measure, long at, long delta) {
    long minute = calendar.start(Grain.MINUTE, at);
    if (lastSlot.start != minute || !lastSlot.platform.equals(platform)) {
      lastSlot = new Slot(platform, Optional.empty(), Optional.empty(), minute);
      lastSums = sums.computeIfAbsent(lastSlot, _ -> new SumsByMeasure());
    }
    lastSums.add(measure, delta);
  }

  @Override
  public void add(Grain grain, String platform, Measure measure, long at, long delta) {
    add(
        new Slot(platform, Optional.empty(), Optional.of(grain), calendar.start(grain, at)),
        measure,
        delta);
  }

  @Override
  public void add(String platform, Entity entity, Measure measure, long at, long delta) {
    long minute = calendar.start(Grain.MINUTE, at);
    add(new Slot(platform, Optional.of(entity), Optional.empty(), minute), measure, delta);
  }

  private void add(Slot slot, Measure measure, long delta) {
    sums.computeIfAbsent(slot, _ -> new SumsByMeasure()).add(measure, delta);
  }

  @Override
  public FactSink negated() {
    return negated;
  }

  /**
   * Sends the changes of each family of cells, and forgets them. Changes that add up to 0 are not
   * sent.
   *
   * @param asOf the greatest event time read, milliseconds
   */
  void drain(long asOf, BiConsumer<Family, Changes> sink) {
    Map<Family, List<Changes.Window>> families = new HashMap<>();
    sums.forEach((slot, sum) -> collect(slot, sum, families));
    sums.clear();
    lastSlot = Slot.NONE;
    families.forEach((family, windows) -> sink.accept(family, new Changes(asOf, windows)));
  }

  private static void collect(
      Slot slot, SumsByMeasure sum, Map<Family, List<Changes.Window>> families) {
    Map<Kind, Map<Measure, Long>> byKind = new EnumMap<>(Kind.class);
    sum.forEach(
        (measure, delta) ->
            byKind
                .computeIfAbsent(measure.metric().kind(), _ -> new HashMap<>())
                .put(measure, delta));
    byKind.forEach(
        (kind, differences) ->
            families
                .computeIfAbsent(
                    new Family(kind, slot.platform, slot.entity), _ -> new ArrayList<>())
                .add(new Changes.Window(slot.grain, slot.start, differences)));
  }
}
