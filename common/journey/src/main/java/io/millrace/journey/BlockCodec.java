package io.millrace.journey;

import io.millrace.events.EventKey;
import io.millrace.events.EventType;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Blocks as bytes. A value is a version, the block's texts once, then the steps: event key,
 * distance in time from the step before, type, indexes of the texts, and the numbers plus one (0 is
 * absent).
 */
final class BlockCodec {
  private static final byte VERSION = 1;
  private static final int KEY_BYTES = Long.BYTES + 1 + 2 * Long.BYTES;

  private BlockCodec() {}

  static byte[] key(Position start) {
    // Flipping the sign lets negative times sort first as unsigned bytes.
    return ByteBuffer.allocate(KEY_BYTES)
        .putLong(start.at() ^ Long.MIN_VALUE)
        .put((byte) start.rank())
        .putLong(start.key().high())
        .putLong(start.key().low())
        .array();
  }

  static Position start(byte[] key) {
    ByteBuffer in = ByteBuffer.wrap(key);
    long at = in.getLong() ^ Long.MIN_VALUE;
    return new Position(at, in.get(), new EventKey(in.getLong(), in.getLong()));
  }

  static byte[] encode(List<Step> steps) {
    Texts texts = new Texts();
    CompactWriter body = new CompactWriter();
    long at = 0;
    for (Step step : steps) {
      write(step, at, texts, body);
      at = step.at();
    }
    CompactWriter out = new CompactWriter();
    out.writeByte(VERSION);
    out.writeUnsigned(texts.all().size());
    texts.all().forEach(out::writeText);
    out.writeUnsigned(steps.size());
    out.writeAll(body);
    return out.toBytes();
  }

  static List<Step> decode(byte[] value) {
    CompactReader in = new CompactReader(value);
    if (in.readByte() != VERSION) {
      throw new IllegalArgumentException("unknown version of a block: " + value[0]);
    }
    List<String> texts = new ArrayList<>();
    for (long i = in.readUnsigned(); i > 0; i--) {
      texts.add(in.readText());
    }
    int count = (int) in.readUnsigned();
    List<Step> steps = new ArrayList<>(count);
    long at = 0;
    for (int i = 0; i < count; i++) {
      Step step = read(in, at, texts);
      at = step.at();
      steps.add(step);
    }
    return steps;
  }

  private static void write(Step step, long before, Texts texts, CompactWriter out) {
    out.writeLong(step.position().key().high());
    out.writeLong(step.position().key().low());
    out.writeSigned(step.at() - before);
    out.writeByte((byte) step.type().number());
    out.writeUnsigned(texts.index(step.platform()));
    out.writeUnsigned(texts.index(step.surface()));
    out.writeUnsigned(texts.index(step.order()));
    out.writeUnsigned(texts.index(step.currency()));
    out.writeUnsigned(step.amount() + 1);
    out.writeUnsigned(step.durationMs() + 1);
    out.writeUnsigned(texts.index(step.channel()));
    out.writeUnsigned(texts.index(step.region()));
  }

  private static Step read(CompactReader in, long before, List<String> texts) {
    EventKey key = new EventKey(in.readLong(), in.readLong());
    long at = before + in.readSigned();
    EventType type = EventType.ofNumber(in.readByte()).orElseThrow();
    return new Step(
        new Position(at, Step.rank(type), key),
        type,
        text(in, texts),
        text(in, texts),
        text(in, texts),
        text(in, texts),
        in.readUnsigned() - 1,
        in.readUnsigned() - 1,
        text(in, texts),
        text(in, texts));
  }

  private static String text(CompactReader in, List<String> texts) {
    return texts.get((int) in.readUnsigned());
  }
}
