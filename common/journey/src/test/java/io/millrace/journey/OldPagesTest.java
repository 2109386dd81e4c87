package io.millrace.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.events.Event;
import io.millrace.events.cell.Calendar;
import io.millrace.journey.testing.Batch;
import io.millrace.journey.testing.Events;
import io.millrace.journey.testing.JourneyStorageInMemory;
import io.millrace.journey.testing.LongJourneys;
import io.millrace.journey.testing.Totals;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Journeys with pages of version 1, which have no runs, are loaded and continued. */
class OldPagesTest {
  private static final Calendar UTC = new Calendar(ZoneOffset.UTC);
  private static final byte PAGE = 1;

  @Test
  void aJourneyWithPagesOfTheFirstVersionGivesTheNumbersOfTheBatch() {
    List<Event> events = LongJourneys.draw(Events.ANNA, 31, 2_000);
    JourneyEngine engine = new JourneyEngine(UTC, Attribution.DEFAULT, EngineLimits.NO_HORIZON);
    Totals totals = new Totals(UTC);
    JourneyStorage storage = new FirstVersion(new JourneyStorageInMemory());
    Journey journey = engine.load(storage);
    for (int i = 0; i < events.size(); i++) {
      engine.accept(journey, events.get(i), 0, totals);
      if (i % 100 == 99) {
        engine.settle(journey, totals);
        journey.save();
        journey = engine.load(storage);
      }
    }
    engine.settle(journey, totals);
    assertThat(totals.differences(Batch.calculate(UTC, Attribution.DEFAULT, events))).isEmpty();
  }

  /** Keeps pages as the first version wrote them: without runs and marks. */
  private record FirstVersion(JourneyStorage storage) implements JourneyStorage {
    @Override
    public Optional<byte[]> read(byte[] key) {
      return storage.read(key);
    }

    @Override
    public void write(byte[] key, byte[] value) {
      storage.write(key, key[0] == PAGE ? old(value) : value);
    }

    @Override
    public void delete(byte[] key) {
      storage.delete(key);
    }

    private static byte[] old(byte[] value) {
      CompactReader in = CompactReader.ofVersion((byte) 2, value);
      PieceDictionary.read(in, new Interner());
      CompactWriter out = new CompactWriter();
      out.writeByte((byte) 1);
      while (in.hasMore()) {
        out.writeUnsigned(in.readUnsigned());
        JourneyEventCodec.writePosition(JourneyEventCodec.readPosition(in), out);
        out.writeSigned(in.readSigned());
        byte flags = in.readByte();
        in.readLong();
        out.writeByte((byte) 1);
        out.writeUnsigned(in.readUnsigned());
        long prints = in.readUnsigned();
        out.writeUnsigned(prints);
        for (long i = 0; i < prints; i++) {
          out.writeInt(in.readInt());
        }
        skipRuns(flags, in);
      }
      return out.toBytes();
    }

    private static void skipRuns(byte flags, CompactReader in) {
      long runs = (flags & 2) == 0 ? 0 : in.readUnsigned();
      for (long i = 0; i < 4 * runs; i++) {
        in.readUnsigned();
      }
    }
  }
}
