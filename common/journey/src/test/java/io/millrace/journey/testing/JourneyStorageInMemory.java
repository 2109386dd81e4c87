package io.millrace.journey.testing;

import io.millrace.journey.JourneyStorage;
import java.util.Arrays;
import java.util.Optional;
import java.util.TreeMap;

/** Keeps the pieces of one journey as a store does. */
public final class JourneyStorageInMemory implements JourneyStorage {
  private static final int VISITOR = 16;

  private final TreeMap<byte[], byte[]> pieces = new TreeMap<>(Arrays::compareUnsigned);

  @Override
  public Optional<byte[]> read(byte[] key) {
    return Optional.ofNullable(pieces.get(key));
  }

  @Override
  public void write(byte[] key, byte[] value) {
    pieces.put(key, value);
  }

  @Override
  public void delete(byte[] key) {
    pieces.remove(key);
  }

  /** The same pieces, kept apart from now on. */
  public JourneyStorageInMemory copy() {
    JourneyStorageInMemory copy = new JourneyStorageInMemory();
    copy.pieces.putAll(pieces);
    return copy;
  }

  /** Bytes of all keys and values, with the visitor that a store of many puts before each key. */
  public long bytes() {
    return pieces.entrySet().stream()
        .mapToLong(piece -> VISITOR + piece.getKey().length + piece.getValue().length)
        .sum();
  }
}
