package io.millrace.bench;

import io.millrace.journey.Pieces;
import java.util.Optional;

/**
 * Pieces that stay as they are, whatever is written.
 *
 * @param pieces read from
 */
record Frozen(Pieces pieces) implements Pieces {

  @Override
  public Optional<byte[]> read(byte[] key) {
    return pieces.read(key);
  }

  @Override
  public void write(byte[] key, byte[] value) {}

  @Override
  public void delete(byte[] key) {}
}
