package io.millrace.events.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.ByteString;
import io.millrace.events.wire.proto.DeadLetterRecord;
import org.jspecify.annotations.Nullable;

/** Records that could not be read, as values of {@code millrace.dead-letters}. */
public final class DeadLetterCodec {
  private DeadLetterCodec() {}

  /**
   * A dead letter with the origin, the reason, and of the record as it came as much as {@link
   * RecordBounds} allow.
   *
   * @param key of the record, null when it had none
   * @param value of the record, null when it had none
   */
  public static byte[] encode(
      String topic,
      int partition,
      long offset,
      String reason,
      byte @Nullable [] key,
      byte @Nullable [] value) {
    ByteString said = head(reason.getBytes(UTF_8), RecordBounds.BURIED_TEXT);
    DeadLetterRecord.Builder record =
        DeadLetterRecord.newBuilder()
            .setTopic(topic)
            .setPartition(partition)
            .setOffset(offset)
            // What a cut leaves of a character is not one.
            .setReason(new String(said.toByteArray(), UTF_8))
            .setCut(said.size() < reason.getBytes(UTF_8).length);
    if (key != null) {
      record.setKey(head(key, RecordBounds.BURIED_TEXT)).setKeyBytes(key.length);
      record.setCut(record.getCut() || key.length > RecordBounds.BURIED_TEXT);
    }
    if (value != null) {
      record.setValue(head(value, RecordBounds.BURIED_VALUE)).setValueBytes(value.length);
      record.setCut(record.getCut() || value.length > RecordBounds.BURIED_VALUE);
    }
    return RecordBounds.require("a dead letter", record.build().toByteArray(), RecordBounds.MOST);
  }

  private static ByteString head(byte[] bytes, int most) {
    return ByteString.copyFrom(bytes, 0, Math.min(bytes.length, most));
  }
}
