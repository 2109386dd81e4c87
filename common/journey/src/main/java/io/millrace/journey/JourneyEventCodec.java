package io.millrace.journey;

import io.millrace.events.EventKey;
import io.millrace.events.EventType;
import java.util.ArrayList;
import java.util.List;

/**
 * Encodes events as bytes: event key, time difference to the event before, type, surface, and the
 * optional fields that a byte of flags announces.
 */
final class JourneyEventCodec {
  private static final int HAS_ORDER = 1;
  private static final int HAS_MONEY = 2;
  private static final int HAS_DURATION = 4;
  private static final int HAS_CHANNEL = 8;
  private static final int HAS_REGION = 16;

  /**
   * Set on every event with an order. Events that were stored before the id was stored do not have
   * the flag.
   */
  private static final int HAS_ID = 32;

  private static final int HAS_VERSION = 64;
  private static final int HAS_LINE = 128;

  /** Set in the byte of the type. Then a byte tells which entities follow. */
  private static final int HAS_ENTITIES = 128;

  private static final int HAS_CREATOR = 1;
  private static final int HAS_CAMPAIGN = 2;
  private static final int HAS_ITEM = 4;

  private JourneyEventCodec() {}

  static void write(List<JourneyEvent> events, PieceDictionary dictionary, CompactWriter out) {
    out.writeUnsigned(events.size());
    long at = 0;
    for (JourneyEvent event : events) {
      write(event, at, dictionary, out);
      at = event.at();
    }
  }

  static List<JourneyEvent> read(CompactReader in, PieceDictionary dictionary) {
    int count = (int) in.readUnsigned();
    List<JourneyEvent> events = new ArrayList<>(count + 1);
    long at = 0;
    for (int i = 0; i < count; i++) {
      at += in.readSigned();
      events.add(read(in, at, dictionary));
    }
    return events;
  }

  static void writePosition(Position position, CompactWriter out) {
    out.writeSigned(position.at());
    out.writeByte((byte) position.rank());
    writeKey(position.key(), out);
  }

  static Position readPosition(CompactReader in) {
    return new Position(in.readSigned(), in.readByte(), readKey(in));
  }

  /**
   * Writes one event.
   *
   * @param before the time of the event before it, milliseconds; 0 for the first
   */
  static void write(
      JourneyEvent event, long before, PieceDictionary dictionary, CompactWriter out) {
    out.writeSigned(event.at() - before);
    writeKey(event.key(), out);
    int entities = entities(event.names());
    out.writeByte((byte) (event.type().number() | (entities == 0 ? 0 : HAS_ENTITIES)));
    out.writeByte((byte) flags(event));
    if (entities != 0) {
      out.writeByte((byte) entities);
    }
    dictionary.writeSurface(event.surface(), out);
    if (event.version() != 0) {
      out.writeUnsigned(event.version());
    }
    if (!event.id().isEmpty()) {
      out.writeText(event.id());
    }
    if (event.hasOrder()) {
      dictionary.writeText(event.order(), out);
    }
    if (!event.line().isEmpty()) {
      dictionary.writeText(event.line(), out);
    }
    if (event.hasAmount()) {
      dictionary.writeText(event.currency(), out);
      out.writeUnsigned(event.amount());
    }
    if (event.durationMs() != JourneyEvent.NO_NUMBER) {
      out.writeUnsigned(event.durationMs());
    }
    writeNamed(event.names().channel(), dictionary, out);
    writeNamed(event.names().region(), dictionary, out);
    writeNamed(event.names().creator(), dictionary, out);
    writeNamed(event.names().campaign(), dictionary, out);
    writeNamed(event.names().item(), dictionary, out);
  }

  private static void writeNamed(String name, PieceDictionary dictionary, CompactWriter out) {
    if (!name.isEmpty()) {
      dictionary.writeText(name, out);
    }
  }

  private static int entities(Names names) {
    return (names.creator().isEmpty() ? 0 : HAS_CREATOR)
        | (names.campaign().isEmpty() ? 0 : HAS_CAMPAIGN)
        | (names.item().isEmpty() ? 0 : HAS_ITEM);
  }

  private static int flags(JourneyEvent event) {
    return (event.hasOrder() ? HAS_ORDER : 0)
        | (event.hasAmount() ? HAS_MONEY : 0)
        | (event.durationMs() != JourneyEvent.NO_NUMBER ? HAS_DURATION : 0)
        | (event.names().channel().isEmpty() ? 0 : HAS_CHANNEL)
        | (event.names().region().isEmpty() ? 0 : HAS_REGION)
        | (event.id().isEmpty() ? 0 : HAS_ID)
        | (event.version() == 0 ? 0 : HAS_VERSION)
        | (event.line().isEmpty() ? 0 : HAS_LINE);
  }

  private static JourneyEvent read(CompactReader in, long at, PieceDictionary dictionary) {
    EventKey key = readKey(in);
    int number = in.readByte();
    EventType type = EventType.ofNumber(number & ~HAS_ENTITIES & 0xFF).orElseThrow();
    int flags = in.readByte();
    int entities = (number & HAS_ENTITIES) == 0 ? 0 : in.readByte();
    return new JourneyEvent(
        new Position(at, JourneyEvent.rank(type), key),
        type,
        dictionary.readSurface(in),
        (flags & HAS_VERSION) == 0 ? 0 : (int) in.readUnsigned(),
        (flags & HAS_ID) == 0 ? JourneyEvent.NO_TEXT : in.readText(),
        (flags & HAS_ORDER) == 0 ? JourneyEvent.NO_TEXT : dictionary.readText(in),
        (flags & HAS_LINE) == 0 ? JourneyEvent.NO_TEXT : dictionary.readText(in),
        (flags & HAS_MONEY) == 0 ? JourneyEvent.NO_TEXT : dictionary.readText(in),
        (flags & HAS_MONEY) == 0 ? JourneyEvent.NO_NUMBER : in.readUnsigned(),
        (flags & HAS_DURATION) == 0 ? JourneyEvent.NO_NUMBER : in.readUnsigned(),
        names(in, flags, entities, dictionary));
  }

  private static Names names(
      CompactReader in, int flags, int entities, PieceDictionary dictionary) {
    String channel = readNamed((flags & HAS_CHANNEL) != 0, in, dictionary);
    String region = readNamed((flags & HAS_REGION) != 0, in, dictionary);
    return Names.of(
        readNamed((entities & HAS_CREATOR) != 0, in, dictionary),
        readNamed((entities & HAS_CAMPAIGN) != 0, in, dictionary),
        readNamed((entities & HAS_ITEM) != 0, in, dictionary),
        channel,
        region);
  }

  private static String readNamed(boolean has, CompactReader in, PieceDictionary dictionary) {
    return has ? dictionary.readText(in) : Names.NO_NAME;
  }

  private static void writeKey(EventKey key, CompactWriter out) {
    out.writeLong(key.high());
    out.writeLong(key.low());
  }

  private static EventKey readKey(CompactReader in) {
    return new EventKey(in.readLong(), in.readLong());
  }
}
