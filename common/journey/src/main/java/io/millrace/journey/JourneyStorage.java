package io.millrace.journey;

import java.util.Optional;

/**
 * Where the pieces of one visitor's journey are kept. A journey is read and written in pieces of a
 * few dozen events, so that its length costs nothing where only its end is of interest.
 */
public interface JourneyStorage {

  /** The piece of that key. */
  Optional<byte[]> read(byte[] key);

  /** Keeps a piece under that key. */
  void write(byte[] key, byte[] value);

  /** Forgets the piece of that key, if there is one. */
  void delete(byte[] key);
}
