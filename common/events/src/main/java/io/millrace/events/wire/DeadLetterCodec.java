package io.millrace.events.wire;

import com.google.protobuf.ByteString;
import io.millrace.events.wire.proto.DeadLetterRecord;
import org.jspecify.annotations.Nullable;

/** Records that could not be read, as values of {@code millrace.dead-letters}. */
public final class DeadLetterCodec {
  private DeadLetterCodec() {}

  /**
   * A dead letter with the origin, the reason and the record as it came.
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
    DeadLetterRecord.Builder record =
        DeadLetterRecord.newBuilder()
            .setTopic(topic)
            .setPartition(partition)
            .setOffset(offset)
            .setReason(reason);
    if (key != null) {
      record.setKey(ByteString.copyFrom(key));
    }
    if (value != null) {
      record.setValue(ByteString.copyFrom(value));
    }
    return record.build().toByteArray();
  }
}
