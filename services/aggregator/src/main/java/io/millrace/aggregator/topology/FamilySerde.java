package io.millrace.aggregator.topology;

import io.millrace.events.cell.Family;
import io.millrace.events.wire.FamilyCodec;
import io.millrace.events.wire.UndecodableException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/** Serializes families of cells for Kafka Streams. */
final class FamilySerde {
  static final Serde<Family> FAMILY =
      Serdes.serdeFrom((_, family) -> FamilyCodec.encode(family), FamilySerde::read);

  private FamilySerde() {}

  private static Family read(String topic, byte[] bytes) {
    try {
      return FamilyCodec.decode(bytes);
    } catch (UndecodableException e) {
      throw new SerializationException("unreadable record on " + topic, e);
    }
  }
}
