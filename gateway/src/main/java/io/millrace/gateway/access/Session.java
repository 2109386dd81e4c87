package io.millrace.gateway.access;

import java.time.Instant;
import java.util.Comparator;

/**
 * The session of one browser.
 *
 * @param end the time at which the session ends, in whole seconds
 * @param nonce random text that makes each session of a key unique
 */
public record Session(Instant end, String nonce) implements Comparable<Session> {
  private static final Comparator<Session> ORDER =
      Comparator.comparing(Session::end).thenComparing(Session::nonce);

  @Override
  public int compareTo(Session other) {
    return ORDER.compare(this, other);
  }
}
