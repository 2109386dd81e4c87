package io.millrace.journey;

import java.util.Optional;

/**
 * Stores the pieces of one visitor's journey. Each piece holds a few dozen events, so an event at
 * the end of a journey does not read or write the whole journey.
 */
public interface JourneyStorage {

  /** Reads the piece with a key; empty when there is none. */
  Optional<byte[]> read(byte[] key);

  /** Writes a piece under a key. */
  void write(byte[] key, byte[] value);

  /** Deletes the piece with a key, if there is one. */
  void delete(byte[] key);
}
