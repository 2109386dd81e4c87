package io.millrace.aggregator.topology;

import io.millrace.events.cell.Changes;
import io.millrace.events.cell.Family;
import io.millrace.events.wire.ChangesCodec;
import io.millrace.events.wire.UndecodableException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/** Serializes families and changes of cells for Kafka Streams. */
final class ChangesSerdes {
  static final Serde<Family> FAMILY =
      Serdes.serdeFrom(
          (_, family) -> ChangesCodec.encodeKey(family), reader(ChangesCodec::decodeKey));

  static final Serde<Changes> CHANGES =
      Serdes.serdeFrom((_, changes) -> ChangesCodec.encode(changes), reader(ChangesCodec::decode));

  private ChangesSerdes() {}

  @FunctionalInterface
  private interface Decoder<T> {
    T decode(byte[] bytes) throws UndecodableException;
  }

  private static <T> Deserializer<T> reader(Decoder<T> decoder) {
    return (topic, bytes) -> {
      try {
        return decoder.decode(bytes);
      } catch (UndecodableException e) {
        throw new SerializationException("unreadable record on " + topic, e);
      }
    };
  }
}
