package io.millrace.journey;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads and writes archived blocks. The events of each block are one stored piece. The summaries of
 * sixteen blocks are one stored page. A block is rarely written twice, a page sixteen times.
 */
final class BlockStore {
  private static final byte VERSION = 1;

  private static final byte PAGE_VERSION = 2;

  private static final int HAS_PURCHASES = 1;
  private static final int HAS_RUNS = 2;
  private static final int HAS_NAMES = 4;
  private static final byte PAGE = 1;
  private static final byte BLOCK = 2;
  private static final int BLOCKS_ON_A_PAGE = 16;

  /** The most chars of the names of a block's runs that its page contains. */
  private static final int MOST_NAMES = 4 << 10;

  private final JourneyStorage storage;
  private final Interner interner;

  BlockStore(JourneyStorage storage, Interner interner) {
    this.storage = storage;
    this.interner = interner;
  }

  /** The page that contains the block with this number. */
  static int page(int block) {
    return block / BLOCKS_ON_A_PAGE;
  }

  /**
   * The summaries of the blocks with numbers in this range, in journey order. The end of the range
   * is excluded.
   */
  List<Block> readPages(int firstNumber, int nextNumber) {
    List<Block> blocks = new ArrayList<>();
    if (firstNumber < nextNumber) {
      for (int page = page(firstNumber); page <= page(nextNumber - 1); page++) {
        storage.read(key(PAGE, page)).ifPresent(value -> readPage(value, blocks));
      }
      blocks.sort((one, other) -> one.start().compareTo(other.start()));
    }
    return blocks;
  }

  void writePage(int page, Map<Integer, Block> blocks) {
    PieceDictionary dictionary = new PieceDictionary();
    CompactWriter body = new CompactWriter();
    int first = page * BLOCKS_ON_A_PAGE;
    boolean empty = true;
    for (int number = first; number < first + BLOCKS_ON_A_PAGE; number++) {
      Block block = blocks.get(number);
      if (block != null) {
        write(block, dictionary, body);
        empty = false;
      }
    }
    if (empty) {
      storage.delete(key(PAGE, page));
    } else {
      CompactWriter out = new CompactWriter();
      out.writeByte(PAGE_VERSION);
      dictionary.writeTo(out);
      out.writeAll(body);
      storage.write(key(PAGE, page), out.toBytes());
    }
  }

  List<JourneyEvent> read(int number) {
    byte[] value =
        storage
            .read(key(BLOCK, number))
            .orElseThrow(() -> new IllegalStateException("block " + number + " is missing"));
    CompactReader in = CompactReader.ofVersion(VERSION, value);
    PieceDictionary dictionary = PieceDictionary.read(in, interner);
    return JourneyEventCodec.read(in, dictionary);
  }

  /** Writes the events of a block, which must be in memory. */
  void write(Block block) {
    PieceDictionary dictionary = new PieceDictionary();
    CompactWriter body = new CompactWriter();
    JourneyEventCodec.write(block.events().orElseThrow(), dictionary, body);
    CompactWriter out = new CompactWriter();
    out.writeByte(VERSION);
    dictionary.writeTo(out);
    out.writeAll(body);
    storage.write(key(BLOCK, block.number()), out.toBytes());
  }

  void delete(int number) {
    storage.delete(key(BLOCK, number));
  }

  private static void write(Block block, PieceDictionary dictionary, CompactWriter out) {
    // Runs with long names would make the page too long. They are computed from the events again.
    Optional<Runs> stored = block.runs().filter(runs -> runs.lengthOfNames() <= MOST_NAMES);
    out.writeUnsigned(block.number());
    JourneyEventCodec.writePosition(block.start(), out);
    out.writeSigned(block.lastAt());
    out.writeByte(
        (byte)
            ((block.mayHavePurchases() ? HAS_PURCHASES : 0)
                | (stored.isPresent() ? HAS_RUNS : 0)
                | (stored.filter(Runs::isNamed).isPresent() ? HAS_NAMES : 0)));
    out.writeLong(block.marks());
    out.writeUnsigned(block.size());
    out.writeUnsigned(block.fingerprints().length);
    for (int print : block.fingerprints()) {
      out.writeInt(print);
    }
    stored.ifPresent(runs -> write(runs, block.lastAt(), dictionary, out));
  }

  private static void write(Runs runs, long lastAt, PieceDictionary dictionary, CompactWriter out) {
    out.writeUnsigned(runs.size());
    long before = lastAt;
    for (int i = 0; i < runs.size(); i++) {
      dictionary.writeSurface(runs.surface(i), out);
      out.writeSigned(runs.first(i) - before);
      out.writeUnsigned(runs.last(i) - runs.first(i));
      out.writeUnsigned(runs.eventsUpTo(i) - runs.eventsUpTo(i - 1));
      before = runs.last(i);
    }
    for (int i = 0; runs.isNamed() && i < runs.size(); i++) {
      write(runs.names(i), runs.last(i), dictionary, out);
    }
  }

  private static void write(
      LastNames names, long last, PieceDictionary dictionary, CompactWriter out) {
    int parts = 0;
    for (NamePart part : NamePart.ALL) {
      parts |= names.name(part).isEmpty() ? 0 : part.mark();
    }
    out.writeByte((byte) parts);
    for (NamePart part : NamePart.ALL) {
      if (!names.name(part).isEmpty()) {
        dictionary.writeText(names.name(part), out);
        out.writeUnsigned(last - names.at(part));
      }
    }
  }

  private static LastNames readNames(long last, PieceDictionary dictionary, CompactReader in) {
    int parts = in.readByte();
    LastNames names = new LastNames();
    for (NamePart part : NamePart.ALL) {
      if ((parts & part.mark()) != 0) {
        String name = dictionary.readText(in);
        names.add(part, name, last - in.readUnsigned());
      }
    }
    return names;
  }

  private static Runs readRuns(
      long lastAt, boolean named, PieceDictionary dictionary, CompactReader in) {
    int size = (int) in.readUnsigned();
    InternedSurface[] surfaces = new InternedSurface[size];
    long[] firsts = new long[size];
    long[] lasts = new long[size];
    int[] events = new int[size];
    long before = lastAt;
    for (int i = 0; i < size; i++) {
      surfaces[i] = dictionary.readSurface(in);
      firsts[i] = before + in.readSigned();
      lasts[i] = firsts[i] + in.readUnsigned();
      events[i] = (int) in.readUnsigned() + (i == 0 ? 0 : events[i - 1]);
      before = lasts[i];
    }
    LastNames[] names = named ? new LastNames[size] : Runs.NOTHING;
    for (int i = 0; i < names.length; i++) {
      names[i] = readNames(lasts[i], dictionary, in);
    }
    return new Runs(surfaces, firsts, lasts, events, names);
  }

  private void readPage(byte[] value, List<Block> blocks) {
    CompactReader in = CompactReader.ofVersion(PAGE_VERSION, value);
    PieceDictionary dictionary = PieceDictionary.read(in, interner);
    while (in.hasMore()) {
      int number = (int) in.readUnsigned();
      Position start = JourneyEventCodec.readPosition(in);
      long lastAt = in.readSigned();
      int flags = in.readByte();
      long marks = in.readLong();
      int size = (int) in.readUnsigned();
      int[] fingerprints = readFingerprints(in);
      Optional<Runs> runs =
          (flags & HAS_RUNS) == 0
              ? Optional.empty()
              : Optional.of(readRuns(lastAt, (flags & HAS_NAMES) != 0, dictionary, in));
      boolean purchases = (flags & HAS_PURCHASES) != 0;
      blocks.add(new Block(number, start, lastAt, purchases, marks, size, fingerprints, runs));
    }
  }

  private static int[] readFingerprints(CompactReader in) {
    int[] fingerprints = new int[(int) in.readUnsigned()];
    for (int i = 0; i < fingerprints.length; i++) {
      fingerprints[i] = in.readInt();
    }
    return fingerprints;
  }

  private static byte[] key(byte kind, int number) {
    return ByteBuffer.allocate(1 + Integer.BYTES).put(kind).putInt(number).array();
  }
}
