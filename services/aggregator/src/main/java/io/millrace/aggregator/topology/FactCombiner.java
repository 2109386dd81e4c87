package io.millrace.aggregator.topology;

import io.millrace.events.Entity;
import io.millrace.events.cell.Calendar;
import io.millrace.events.cell.Family;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Kind;
import io.millrace.events.cell.Measure;
import io.millrace.events.wire.ChangesWriter;
import io.millrace.journey.FactSink;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Adds up facts between two commits, so that the number of sent records depends on the changed
 * windows and not on the events. Facts that change all grains are added up by minute; the receiver
 * adds them to the longer windows. Must be empty at every commit.
 */
final class FactCombiner implements FactSink {
  /** Two slots of the map and the key. */
  private static final int BYTES_OF_SUM = 100;

  private final Calendar calendar;
  private final FactSink negated = FactSink.super.negated();
  private final Map<String, ChangedWindows> platforms = new HashMap<>();
  private final Map<Owner, ChangedWindows> entities = new HashMap<>();

  /** How many differences there are, by window and measure. */
  private long sums;

  /** Whose fact was the last one, because most facts of an event are of one platform. */
  private @Nullable String lastPlatform;

  private ChangedWindows lastOfPlatform = new ChangedWindows();

  /** The same for entities, because the facts of all models come together. */
  private @Nullable Owner lastOwner;

  private ChangedWindows lastOfOwner = new ChangedWindows();

  FactCombiner(Calendar calendar) {
    this.calendar = calendar;
  }

  /** An entity of a platform. */
  private record Owner(String platform, Entity entity) {}

  @Override
  public void add(String platform, Measure measure, long at, long delta) {
    add(of(platform).minute(calendar.start(Grain.MINUTE, at)), measure, delta);
  }

  @Override
  public void add(Grain grain, String platform, Measure measure, long at, long delta) {
    add(of(platform).window(grain, calendar.start(grain, at)), measure, delta);
  }

  @Override
  public void add(String platform, Entity entity, Measure measure, long at, long delta) {
    add(of(platform, entity).minute(calendar.start(Grain.MINUTE, at)), measure, delta);
  }

  private void add(ChangedSums window, Measure measure, long delta) {
    if (window.add(measure, delta)) {
      sums++;
    }
  }

  @Override
  public FactSink negated() {
    return negated;
  }

  private ChangedWindows of(String platform) {
    if (!platform.equals(lastPlatform)) {
      lastPlatform = platform;
      lastOfPlatform = platforms.computeIfAbsent(platform, _ -> new ChangedWindows());
    }
    return lastOfPlatform;
  }

  private ChangedWindows of(String platform, Entity entity) {
    Owner owner = new Owner(platform, entity);
    if (!owner.equals(lastOwner)) {
      lastOwner = owner;
      lastOfOwner = entities.computeIfAbsent(owner, _ -> new ChangedWindows());
    }
    return lastOfOwner;
  }

  /** About how much memory the facts take, in bytes. */
  long weight() {
    return sums * BYTES_OF_SUM;
  }

  /**
   * Sends the changes of each family of cells as values of records, see {@link ChangesWriter}, and
   * forgets them. Changes that add up to 0 are not sent.
   *
   * @param asOf the greatest event time read, milliseconds
   */
  void drain(long asOf, BiConsumer<Family, byte[]> sink) {
    platforms.forEach((platform, changed) -> send(platform, Optional.empty(), changed, asOf, sink));
    entities.forEach(
        (owner, changed) -> send(owner.platform, Optional.of(owner.entity), changed, asOf, sink));
    platforms.clear();
    entities.clear();
    sums = 0;
    lastPlatform = null;
    lastOwner = null;
  }

  private static void send(
      String platform,
      Optional<Entity> entity,
      ChangedWindows changed,
      long asOf,
      BiConsumer<Family, byte[]> sink) {
    for (Kind kind : changed.kinds()) {
      Family family = new Family(kind, platform, entity);
      ChangesWriter writer = new ChangesWriter(asOf, value -> sink.accept(family, value));
      changed.write(kind, writer);
      writer.end();
    }
  }
}
