package io.millrace.aggregator.topology;

import io.millrace.events.Visitor;
import io.millrace.journey.JourneyStorage;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Stores the pieces of one visitor's journey in the store of all journeys.
 *
 * @param visitor whose journey it is
 * @param store by visitor and key of the piece
 */
record RocksJourneyStorage(Visitor visitor, KeyValueStore<Bytes, byte[]> store)
    implements JourneyStorage {
  private static final int VISITOR_BYTES = 2 * Long.BYTES;

  /** The visitor of a key; empty when the key does not belong to a piece of a journey. */
  static Optional<Visitor> visitorOf(Bytes key) {
    return key.get().length > VISITOR_BYTES
        ? Optional.of(Visitor.ofBytes(key.get()))
        : Optional.empty();
  }

  @Override
  public Optional<byte[]> read(byte[] key) {
    return Optional.ofNullable(store.get(full(key)));
  }

  @Override
  public void write(byte[] key, byte[] value) {
    store.put(full(key), value);
  }

  @Override
  public void delete(byte[] key) {
    store.delete(full(key));
  }

  private Bytes full(byte[] key) {
    return Bytes.wrap(
        ByteBuffer.allocate(VISITOR_BYTES + key.length)
            .putLong(visitor.high())
            .putLong(visitor.low())
            .put(key)
            .array());
  }
}
