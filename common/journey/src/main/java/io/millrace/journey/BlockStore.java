package io.millrace.journey;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Keeps sealed blocks: the steps of each in a piece of its own, and what is known of the blocks
 * without reading them in pages of sixteen. A block is rarely written twice, a page sixteen times.
 */
final class BlockStore {
  private static final byte VERSION = 1;
  private static final byte PAGE = 1;
  private static final byte BLOCK = 2;
  private static final int BLOCKS_ON_A_PAGE = 16;

  private final Pieces pieces;
  private final Places places;

  BlockStore(Pieces pieces, Places places) {
    this.pieces = pieces;
    this.places = places;
  }

  /** The page that a block of that number stands on. */
  static int page(int block) {
    return block / BLOCKS_ON_A_PAGE;
  }

  /** What is known of the blocks with numbers in that range, in the order of the journey. */
  List<Block> readPages(int firstNumber, int nextNumber) {
    List<Block> blocks = new ArrayList<>();
    if (firstNumber < nextNumber) {
      for (int page = page(firstNumber); page <= page(nextNumber - 1); page++) {
        pieces.read(key(PAGE, page)).ifPresent(value -> readPage(value, blocks));
      }
      blocks.sort((one, other) -> one.start().compareTo(other.start()));
    }
    return blocks;
  }

  void writePage(int page, Map<Integer, Block> blocks) {
    CompactWriter out = new CompactWriter();
    out.writeByte(VERSION);
    int first = page * BLOCKS_ON_A_PAGE;
    boolean empty = true;
    for (int number = first; number < first + BLOCKS_ON_A_PAGE; number++) {
      Block block = blocks.get(number);
      if (block != null) {
        write(block, out);
        empty = false;
      }
    }
    if (empty) {
      pieces.delete(key(PAGE, page));
    } else {
      pieces.write(key(PAGE, page), out.toBytes());
    }
  }

  List<Step> read(int number) {
    byte[] value =
        pieces
            .read(key(BLOCK, number))
            .orElseThrow(() -> new IllegalStateException("block " + number + " is missing"));
    CompactReader in = CompactReader.ofVersion(VERSION, value);
    Dictionary dictionary = Dictionary.read(in, places);
    return StepCodec.read(in, dictionary);
  }

  /** Writes the steps of a block, which must be there. */
  void write(Block block) {
    Dictionary dictionary = new Dictionary();
    CompactWriter body = new CompactWriter();
    StepCodec.write(block.steps().orElseThrow(), dictionary, body);
    CompactWriter out = new CompactWriter();
    out.writeByte(VERSION);
    dictionary.writeTo(out);
    out.writeAll(body);
    pieces.write(key(BLOCK, block.number()), out.toBytes());
  }

  void delete(int number) {
    pieces.delete(key(BLOCK, number));
  }

  private static void write(Block block, CompactWriter out) {
    out.writeUnsigned(block.number());
    StepCodec.writePosition(block.start(), out);
    out.writeSigned(block.lastAt());
    out.writeByte((byte) (block.hasMoney() ? 1 : 0));
    out.writeUnsigned(block.size());
    out.writeUnsigned(block.fingerprints().length);
    for (int print : block.fingerprints()) {
      out.writeInt(print);
    }
  }

  private static void readPage(byte[] value, List<Block> blocks) {
    CompactReader in = CompactReader.ofVersion(VERSION, value);
    while (in.hasMore()) {
      int number = (int) in.readUnsigned();
      Position start = StepCodec.readPosition(in);
      long lastAt = in.readSigned();
      boolean money = in.readByte() != 0;
      int size = (int) in.readUnsigned();
      int[] fingerprints = new int[(int) in.readUnsigned()];
      for (int i = 0; i < fingerprints.length; i++) {
        fingerprints[i] = in.readInt();
      }
      blocks.add(new Block(number, start, lastAt, money, size, fingerprints));
    }
  }

  private static byte[] key(byte kind, int number) {
    return ByteBuffer.allocate(1 + Integer.BYTES).put(kind).putInt(number).array();
  }
}
