package io.millrace.bench;

import io.millrace.journey.JourneyStorage;
import java.util.Optional;

/**
 * A storage that ignores writes, so that the stored pieces of a journey stay the same.
 *
 * @param storage the storage that is read
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
