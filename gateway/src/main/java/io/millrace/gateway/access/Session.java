package io.millrace.gateway.access;

import java.time.Instant;
import java.util.Comparator;

/**
 * One browser's session, told from every other of the same key.
 *
 * @param end when it is over, in whole seconds
 * @param nonce random, so that no two sessions are the same
 */
public record Session(Instant end, String nonce) implements Comparable<Session> {
  private static final Comparator<Session> ORDER =
      Comparator.comparing(Session::end).thenComparing(Session::nonce);

  @Override
  public int compareTo(Session other) {
    return ORDER.compare(this, other);
  }
}
