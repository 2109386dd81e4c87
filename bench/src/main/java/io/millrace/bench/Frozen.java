package io.millrace.bench;

import io.millrace.journey.JourneyStorage;
import java.util.Optional;

/**
 * Pieces that stay as they are, whatever is written.
 *
 * @param storage read from
 */
record Frozen(JourneyStorage storage) implements JourneyStorage {

  @Override
  public Optional<byte[]> read(byte[] key) {
    return storage.read(key);
  }

  @Override
  public void write(byte[] key, byte[] value) {}

  @Override
  public void delete(byte[] key) {}
}
