package io.millrace.journey;

import io.millrace.events.cell.FunnelStage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Encodes the recent events of a journey as bytes: the numbers of its blocks, the end and the
 * presences of the archived events, the positions of the first purchases, and then the recent
 * events.
 */
final class RecentEventsCodec {
  /**
   * Version 2 has the positions of the first purchases. Version 1 is not read: it belongs to data
   * of older rules of calculation, which must be rebuilt.
   */
  private static final byte VERSION = 2;

  /** Stored type of a presence on a platform. A stage of a funnel is stored as its number. */
  private static final byte PLATFORM = 0;

  private static final byte SURFACE = -1;

  private RecentEventsCodec() {}

  /**
   * The decoded recent events.
   *
   * @param recent the recent events
   * @param firstNumber not greater than the number of any existing block
   * @param nextNumber greater than the number of every block that the journey ever had
   */
  record Read(RecentEvents recent, int firstNumber, int nextNumber) {}

  static byte[] encode(RecentEvents recent, ArchivedBlocks archive) {
    PieceDictionary dictionary = new PieceDictionary();
    CompactWriter body = new CompactWriter();
    body.writeUnsigned(archive.firstNumber());
    body.writeUnsigned(archive.nextNumber());
    if (!archive.isEmpty()) {
      JourneyEventCodec.writePosition(recent.border(), body);
      writeEnd(recent.end(), dictionary, body);
    }
    body.writeUnsigned(recent.platforms().size());
    recent.platforms().forEach(platform -> dictionary.writeText(platform.platform(), body));
    writeLastSeen(recent.lastSeen(), dictionary, body);
    writeFirstPurchases(recent.firstPurchases(), dictionary, body);
    JourneyEventCodec.write(recent.open(), dictionary, body);
    CompactWriter out = new CompactWriter();
    out.writeByte(VERSION);
    dictionary.writeTo(out);
    out.writeAll(body);
    return out.toBytes();
  }

  static Read decode(byte[] value, Interner interner) {
    CompactReader in = CompactReader.ofVersion(VERSION, value);
    PieceDictionary dictionary = PieceDictionary.read(in, interner);
    int firstNumber = (int) in.readUnsigned();
    int nextNumber = (int) in.readUnsigned();
    Position border = Position.FIRST;
    Optional<LastVisit> end = Optional.empty();
    if (firstNumber < nextNumber) {
      border = JourneyEventCodec.readPosition(in);
      end = readEnd(in, dictionary);
    }
    List<InternedPlatform> platforms = readPlatforms(in, dictionary, interner);
    LastSeen lastSeen = readLastSeen(in, dictionary, interner);
    FirstPurchases firsts = readFirstPurchases(in, dictionary, interner);
    List<JourneyEvent> open = JourneyEventCodec.read(in, dictionary);
    return new Read(
        new RecentEvents(open, platforms, lastSeen, firsts, border, end), firstNumber, nextNumber);
  }

  /** Writes the last visit; its time is {@link LastSeen#NEVER} when all events are deleted. */
  private static void writeEnd(
      Optional<LastVisit> end, PieceDictionary dictionary, CompactWriter out) {
    out.writeSigned(end.map(LastVisit::at).orElse(LastSeen.NEVER));
    end.ifPresent(last -> dictionary.writeSurface(last.surface(), out));
  }

  private static Optional<LastVisit> readEnd(CompactReader in, PieceDictionary dictionary) {
    long at = in.readSigned();
    return at == LastSeen.NEVER
        ? Optional.empty()
        : Optional.of(new LastVisit(at, dictionary.readSurface(in)));
  }

  private static void writeLastSeen(
      LastSeen lastSeen, PieceDictionary dictionary, CompactWriter out) {
    out.writeUnsigned(lastSeen.size());
    long before = 0;
    for (int i = 0; i < lastSeen.size(); i++) {
      switch (lastSeen.presence(i)) {
        case InternedPlatform platform -> {
          out.writeByte(PLATFORM);
          dictionary.writeText(platform.platform(), out);
        }
        case InternedSurface surface -> {
          out.writeByte(SURFACE);
          dictionary.writeSurface(surface, out);
        }
        case InternedPlatform.AtStage atStage -> {
          out.writeByte((byte) atStage.stage().number());
          dictionary.writeText(atStage.platform().platform(), out);
        }
      }
      out.writeSigned(lastSeen.time(i) - before);
      before = lastSeen.time(i);
    }
  }

  private static LastSeen readLastSeen(
      CompactReader in, PieceDictionary dictionary, Interner interner) {
    LastSeen lastSeen = new LastSeen();
    long before = 0;
    for (long i = in.readUnsigned(); i > 0; i--) {
      byte kind = in.readByte();
      PresenceKey presence =
          switch (kind) {
            case PLATFORM -> interner.platform(dictionary.readText(in));
            case SURFACE -> dictionary.readSurface(in);
            default ->
                interner
                    .platform(dictionary.readText(in))
                    .at(FunnelStage.ofNumber(kind).orElseThrow());
          };
      before += in.readSigned();
      lastSeen.set(presence, before);
    }
    return lastSeen;
  }

  private static void writeFirstPurchases(
      FirstPurchases firsts, PieceDictionary dictionary, CompactWriter out) {
    out.writeUnsigned(firsts.all().size());
    for (FirstPurchases.First first : firsts.all()) {
      dictionary.writeText(first.platform().platform(), out);
      JourneyEventCodec.writePosition(first.position(), out);
    }
  }

  private static FirstPurchases readFirstPurchases(
      CompactReader in, PieceDictionary dictionary, Interner interner) {
    FirstPurchases firsts = new FirstPurchases();
    for (long i = in.readUnsigned(); i > 0; i--) {
      InternedPlatform platform = interner.platform(dictionary.readText(in));
      firsts.set(platform, Optional.of(JourneyEventCodec.readPosition(in)));
    }
    return firsts;
  }

  private static List<InternedPlatform> readPlatforms(
      CompactReader in, PieceDictionary dictionary, Interner interner) {
    List<InternedPlatform> platforms = new ArrayList<>();
    for (long i = in.readUnsigned(); i > 0; i--) {
      platforms.add(interner.platform(dictionary.readText(in)));
    }
    return platforms;
  }
}
