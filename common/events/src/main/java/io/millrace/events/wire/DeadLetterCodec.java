package io.millrace.events.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.ByteString;
import io.millrace.events.wire.proto.DeadLetterRecord;
import org.jspecify.annotations.Nullable;

/** Writes records that could not be decoded as values of {@code millrace.dead-letters}. */
public final class DeadLetterCodec {
  private DeadLetterCodec() {}

  /**
   * Encodes a dead letter: the origin, the reason, and the key and value of the record. Key, value
   * and reason are cut to the limits of {@link RecordBounds}.
   *
   * @param key the key of the record, null when it had none
   * @param value the value of the record, null when it had none
   */
  public static byte[] encode(
      String topic,
      int partition,
      long offset,
      String reason,
      byte @Nullable [] key,
      byte @Nullable [] value) {
    ByteString said = prefix(reason.getBytes(UTF_8), RecordBounds.BURIED_TEXT);
    DeadLetterRecord.Builder record =
        DeadLetterRecord.newBuilder()
            .setTopic(topic)
            .setPartition(partition)
            .setOffset(offset)
            // The cut may split a character of several bytes; decoding replaces the rest of it.
            .setReason(new String(said.toByteArray(), UTF_8))
            .setCut(said.size() < reason.getBytes(UTF_8).length);
    if (key != null) {
      record.setKey(prefix(key, RecordBounds.BURIED_TEXT)).setKeyBytes(key.length);
      record.setCut(record.getCut() || key.length > RecordBounds.BURIED_TEXT);
    }
    if (value != null) {
      record.setValue(prefix(value, RecordBounds.BURIED_VALUE)).setValueBytes(value.length);
      record.setCut(record.getCut() || value.length > RecordBounds.BURIED_VALUE);
    }
    return RecordBounds.require("a dead letter", record.build().toByteArray(), RecordBounds.MOST);
  }

  private static ByteString prefix(byte[] bytes, int most) {
    return ByteString.copyFrom(bytes, 0, Math.min(bytes.length, most));
  }
}
