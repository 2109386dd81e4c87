package io.millrace.standalone.read;

import java.time.Duration;
import java.util.Optional;

/** There is no answer; the message says why in a line. */
public final class ReadException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final Reason reason;
  private final transient Optional<Duration> retryAfter;

  /** Why there is none. */
  public enum Reason {
    /** No gateway answered, or it could not answer now; it may later. */
    UNREACHABLE,
    /** The gateway wants a key, or does not know this one, or the key may not ask. */
    KEY_REFUSED,
    /** There is no such platform, order or call. */
    NOT_FOUND,
    /** The question is wrong, and asking again would not help. */
    REFUSED
  }

  ReadException(Reason reason, String message) {
    this(reason, message, Optional.empty());
  }

  ReadException(Reason reason, String message, Optional<Duration> retryAfter) {
    super(message, null, false, false);
    this.reason = reason;
    this.retryAfter = retryAfter;
  }

  /** A stream came to its end; it has none, so the gateway went away. */
  public static ReadException ended() {
    return new ReadException(Reason.UNREACHABLE, "the stream ended");
  }

  /** What answers is not Millrace. */
  public static ReadException foreign() {
    return new ReadException(Reason.REFUSED, "what answers there is not Millrace: no JSON");
  }

  /** What kind of hindrance it is. */
  public Reason reason() {
    return reason;
  }

  /** When the gateway asked to be asked again. */
  public Optional<Duration> retryAfter() {
    return retryAfter;
  }
}
