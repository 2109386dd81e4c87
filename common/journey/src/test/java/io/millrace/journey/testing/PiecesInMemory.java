package io.millrace.journey.testing;

import io.millrace.journey.Pieces;
import java.util.Arrays;
import java.util.Optional;
import java.util.TreeMap;

/** Keeps the pieces of one journey as a store does. */
public final class PiecesInMemory implements Pieces {
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

  /** How many pieces there are. */
  public int count() {
    return pieces.size();
  }

  /** Bytes of all values. */
  public long bytes() {
    return pieces.values().stream().mapToLong(value -> value.length).sum();
  }
}
