package io.millrace.aggregator.topology;

import io.millrace.events.cell.Cell;
import io.millrace.events.cell.CellState;
import io.millrace.events.wire.CellCodec;
import io.millrace.events.wire.UndecodableException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/** Cells and their contents for Kafka Streams. */
final class CellSerdes {
  static final Serde<Cell> CELL =
      Serdes.serdeFrom((_, cell) -> CellCodec.encodeKey(cell), reader(CellCodec::decodeKey));

  static final Serde<CellState> STATE =
      Serdes.serdeFrom((_, state) -> CellCodec.encode(state), reader(CellCodec::decode));

  private CellSerdes() {}

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
