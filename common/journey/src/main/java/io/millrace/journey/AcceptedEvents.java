package io.millrace.journey;

import io.millrace.events.Visitor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * The events that entered journeys since they were last taken, and their encoding. A journey is a
 * set of events, so putting an event in again changes nothing: a task that writes these events at
 * each commit can write the journeys themselves later.
 *
 * <p>A record is a sequence of portions. Each portion has a dictionary and the events of some
 * visitors. Not safe to share between threads.
 */
final class AcceptedEvents {
  private static final byte VERSION = 1;

  /** A portion has few events, because its dictionary is searched linearly. */
  private static final int PORTION = 128;

  /** A record ends when it has this many bytes. */
  private static final int RECORD_BYTES = 64 << 10;

  private final Map<Visitor, List<JourneyEvent>> events = new LinkedHashMap<>();
  private int count;

  void add(Visitor visitor, JourneyEvent event) {
    count++;
    events.computeIfAbsent(visitor, _ -> new ArrayList<>(4)).add(event);
  }

  /** How many events entered journeys since they were last taken. */
  int count() {
    return count;
  }

  /** Encodes the events as records of about 64 KiB at most, and forgets them. */
  List<byte[]> take() {
    List<byte[]> records = new ArrayList<>();
    CompactWriter record = new CompactWriter();
    Portion portion = new Portion();
    for (Map.Entry<Visitor, List<JourneyEvent>> of : events.entrySet()) {
      List<JourneyEvent> all = of.getValue();
      for (int from = 0; from < all.size(); from += PORTION) {
        portion.add(of.getKey(), all.subList(from, Math.min(all.size(), from + PORTION)));
        if (portion.events >= PORTION) {
          portion.writeTo(record);
          portion = new Portion();
        }
        if (record.size() >= RECORD_BYTES) {
          records.add(record.toBytes());
          record = new CompactWriter();
        }
      }
    }
    portion.writeTo(record);
    if (record.size() > 0) {
      records.add(record.toBytes());
    }
    events.clear();
    count = 0;
    return records;
  }

  /**
   * Passes the events of a record to the action, in no particular order.
   *
   * @throws IllegalArgumentException when {@link #take} did not write the record
   */
  static void read(byte[] record, Interner interner, BiConsumer<Visitor, JourneyEvent> action) {
    CompactReader in = new CompactReader(record);
    while (in.hasMore()) {
      byte version = in.readByte();
      if (version != VERSION) {
        throw new IllegalArgumentException("accepted events have version " + version);
      }
      PieceDictionary dictionary = PieceDictionary.read(in, interner);
      for (long visitors = in.readUnsigned(); visitors > 0; visitors--) {
        Visitor visitor = new Visitor(in.readLong(), in.readLong());
        JourneyEventCodec.read(in, dictionary).forEach(event -> action.accept(visitor, event));
      }
    }
  }

  /** Some events with one dictionary. */
  private static final class Portion {
    private final PieceDictionary dictionary = new PieceDictionary();
    private final CompactWriter body = new CompactWriter();
    private int visitors;
    private int events;

    private void add(Visitor visitor, List<JourneyEvent> of) {
      body.writeLong(visitor.high());
      body.writeLong(visitor.low());
      JourneyEventCodec.write(of, dictionary, body);
      visitors++;
      events += of.size();
    }

    private void writeTo(CompactWriter out) {
      if (visitors > 0) {
        out.writeByte(VERSION);
        dictionary.writeTo(out);
        out.writeUnsigned(visitors);
        out.writeAll(body);
      }
    }
  }
}
