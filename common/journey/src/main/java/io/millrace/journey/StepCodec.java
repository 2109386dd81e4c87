package io.millrace.journey;

import io.millrace.events.EventKey;
import io.millrace.events.EventType;
import java.util.ArrayList;
import java.util.List;

/**
 * Steps as bytes: event key, distance in time from the step before, type, place, and what else the
 * step has, as marked in a byte of flags.
 */
final class StepCodec {
  private static final int HAS_ORDER = 1;
  private static final int HAS_MONEY = 2;
  private static final int HAS_DURATION = 4;
  private static final int HAS_CHANNEL = 8;
  private static final int HAS_REGION = 16;

  /** Set on all that have an order, but not on those that were kept before there was an id. */
  private static final int HAS_ID = 32;

  private StepCodec() {}

  static void write(List<Step> steps, Dictionary dictionary, CompactWriter out) {
    out.writeUnsigned(steps.size());
    long at = 0;
    for (Step step : steps) {
      write(step, at, dictionary, out);
      at = step.at();
    }
  }

  static List<Step> read(CompactReader in, Dictionary dictionary) {
    int count = (int) in.readUnsigned();
    List<Step> steps = new ArrayList<>(count + 1);
    long at = 0;
    for (int i = 0; i < count; i++) {
      at += in.readSigned();
      steps.add(read(in, at, dictionary));
    }
    return steps;
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
   * Writes one step.
   *
   * @param before the time of the step before it, milliseconds; 0 for the first
   */
  static void write(Step step, long before, Dictionary dictionary, CompactWriter out) {
    out.writeSigned(step.at() - before);
    writeKey(step.key(), out);
    out.writeByte((byte) step.type().number());
    out.writeByte((byte) flags(step));
    dictionary.writePlace(step.place(), out);
    if (!step.id().isEmpty()) {
      out.writeText(step.id());
    }
    if (step.hasOrder()) {
      dictionary.writeText(step.order(), out);
    }
    if (step.hasAmount()) {
      dictionary.writeText(step.currency(), out);
      out.writeUnsigned(step.amount());
    }
    if (step.durationMs() != Step.NO_NUMBER) {
      out.writeUnsigned(step.durationMs());
    }
    if (!step.channel().isEmpty()) {
      dictionary.writeText(step.channel(), out);
    }
    if (!step.region().isEmpty()) {
      dictionary.writeText(step.region(), out);
    }
  }

  private static int flags(Step step) {
    return (step.hasOrder() ? HAS_ORDER : 0)
        | (step.hasAmount() ? HAS_MONEY : 0)
        | (step.durationMs() != Step.NO_NUMBER ? HAS_DURATION : 0)
        | (step.channel().isEmpty() ? 0 : HAS_CHANNEL)
        | (step.region().isEmpty() ? 0 : HAS_REGION)
        | (step.id().isEmpty() ? 0 : HAS_ID);
  }

  private static Step read(CompactReader in, long at, Dictionary dictionary) {
    EventKey key = readKey(in);
    EventType type = EventType.ofNumber(in.readByte()).orElseThrow();
    int flags = in.readByte();
    return new Step(
        new Position(at, Step.rank(type), key),
        type,
        dictionary.readPlace(in),
        (flags & HAS_ID) == 0 ? Step.NO_TEXT : in.readText(),
        (flags & HAS_ORDER) == 0 ? Step.NO_TEXT : dictionary.readText(in),
        (flags & HAS_MONEY) == 0 ? Step.NO_TEXT : dictionary.readText(in),
        (flags & HAS_MONEY) == 0 ? Step.NO_NUMBER : in.readUnsigned(),
        (flags & HAS_DURATION) == 0 ? Step.NO_NUMBER : in.readUnsigned(),
        (flags & HAS_CHANNEL) == 0 ? Step.NO_TEXT : dictionary.readText(in),
        (flags & HAS_REGION) == 0 ? Step.NO_TEXT : dictionary.readText(in));
  }

  private static void writeKey(EventKey key, CompactWriter out) {
    out.writeLong(key.high());
    out.writeLong(key.low());
  }

  private static EventKey readKey(CompactReader in) {
    return new EventKey(in.readLong(), in.readLong());
  }
}
