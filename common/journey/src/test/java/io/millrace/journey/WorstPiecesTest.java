package io.millrace.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.events.Entities;
import io.millrace.events.Entity;
import io.millrace.events.Event;
import io.millrace.events.EventEnvelope;
import io.millrace.events.EventType;
import io.millrace.events.Money;
import io.millrace.events.catalog.CatalogBounds;
import io.millrace.events.cell.Calendar;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Measure;
import io.millrace.events.wire.RecordBounds;
import io.millrace.journey.testing.Events;
import java.nio.ByteBuffer;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** How long the pieces of a journey become under the largest catalog and the longest ids. */
class WorstPiecesTest {
  private static final long START = Events.time("2026-11-01T00:00:00Z");
  private static final int ONE = 600;

  private final Map<ByteBuffer, byte[]> kept = new HashMap<>();
  private int longest;

  @Test
  void piecesOfAVisitorOfAllSurfacesAreBelowHalfOfWhatATopicTakes() {
    JourneyEngine engine =
        new JourneyEngine(
            new Calendar(ZoneOffset.UTC), Attribution.DEFAULT, EngineLimits.NO_HORIZON);
    Journey journey = engine.load(pieces());
    long at = START;
    for (int i = 0; i < CatalogBounds.SURFACES + CatalogBounds.PLATFORMS; i++) {
      accept(engine, journey, view(i, at += ONE), at);
      if (i % 25 == 0) {
        accept(engine, journey, purchase(i, at += ONE), at);
        journey.save();
      }
    }
    for (int i = 0; i < 60; i++) {
      accept(engine, journey, purchase(1_000_000 + i, at += ONE), at);
      journey.save();
    }
    System.out.printf("longest piece of a journey: %d bytes%n", longest);
    assertThat(longest).isBetween(50_000, RecordBounds.MOST);
  }

  private static void accept(JourneyEngine engine, Journey journey, Event event, long clock) {
    engine.accept(journey, event, clock, new Nothing());
    engine.settle(journey, new Nothing());
  }

  @Test
  void piecesOfAVisitorOfLongNamesAreBelowHalfOfWhatATopicTakes() {
    JourneyEngine engine =
        new JourneyEngine(
            new Calendar(ZoneOffset.UTC), Attribution.DEFAULT, EngineLimits.NO_HORIZON);
    Journey journey = engine.load(pieces());
    long at = START;
    for (int i = 0; i < 1_000; i++) {
      Event view = view(i, at += ONE);
      EventEnvelope named = view.envelope().withEntities(longest(i));
      accept(engine, journey, new Event.Content(named, OptionalLong.of(1)), at);
      if (i % 25 == 0) {
        accept(engine, journey, purchase(i, at += ONE), at);
        journey.save();
      }
    }
    engine.takeAccepted().forEach(record -> longest = Math.max(longest, record.length));
    System.out.printf("longest piece of a journey of long names: %d bytes%n", longest);
    assertThat(longest).isBetween(20_000, RecordBounds.MOST);
  }

  private static Entities longest(int i) {
    String id = "\uD83D\uDE00".repeat(Entity.MOST - 8) + "%07d".formatted(i);
    return new Entities(Optional.of(id + "a"), Optional.of(id + "b"), Optional.of(id + "c"));
  }

  private static Event view(int i, long at) {
    String surface = wide("s", i);
    return new Event.Content(
        Events.head("v" + i, EventType.VIEW, platform(i), surface, at), OptionalLong.of(1));
  }

  private static Event purchase(int i, long at) {
    String text = "\uD83D\uDE00".repeat(57) + "%014d".formatted(i);
    return new Event.Purchase(
        Events.head(text, EventType.PURCHASE, platform(i), wide("shop", i), at),
        text,
        Optional.of(new Money("CNY", Money.LIMIT - 1)));
  }

  private static String platform(int i) {
    return wide("p", i % CatalogBounds.PLATFORMS);
  }

  private static String wide(String prefix, int i) {
    String name = prefix + i;
    return name + "-".repeat(40 - name.length());
  }

  private JourneyStorage pieces() {
    return new JourneyStorage() {
      @Override
      public Optional<byte[]> read(byte[] key) {
        return Optional.ofNullable(kept.get(ByteBuffer.wrap(key)));
      }

      @Override
      public void write(byte[] key, byte[] value) {
        longest = Math.max(longest, value.length);
        kept.put(ByteBuffer.wrap(key), value);
      }

      @Override
      public void delete(byte[] key) {
        kept.remove(ByteBuffer.wrap(key));
      }
    };
  }

  /** Facts are not what is looked at. */
  private static final class Nothing implements FactSink {
    @Override
    public void add(String platform, Measure measure, long at, long delta) {}

    @Override
    public void add(Grain grain, String platform, Measure measure, long at, long delta) {}

    @Override
    public void add(String platform, Entity entity, Measure measure, long at, long delta) {}
  }
}
