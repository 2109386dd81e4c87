package io.millrace.cli.read;

import java.time.Duration;
import java.util.Optional;

/** Reports that a request got no answer. The message gives the reason in one line. */
public final class ReadException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final Reason reason;
  private final transient Optional<Duration> retryAfter;

  /** The reasons for a missing answer. */
  public enum Reason {
    /** No gateway answered, or it could not answer at this time. A later request may succeed. */
    UNREACHABLE,
    /**
     * The gateway requires a key, does not know the given key, or the key has no permission to
     * read.
     */
    KEY_REFUSED,
    /** The platform, order or path does not exist. */
    NOT_FOUND,
    /** The request is wrong, and sending it again would not help. */
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

  /**
   * Returns the exception for a stream that ended. The server never ends a stream, so the gateway
   * has stopped.
   */
  public static ReadException ended() {
    return new ReadException(Reason.UNREACHABLE, "the stream ended");
  }

  /** Returns the exception for a server that is not Millrace. */
  public static ReadException foreign() {
    return new ReadException(
        Reason.REFUSED, "the server at this address is not Millrace: its answer is not JSON");
  }

  /** Returns the reason. */
  public Reason reason() {
    return reason;
  }

  /** Returns the time to wait before the next request, if the gateway gave one. */
  public Optional<Duration> retryAfter() {
    return retryAfter;
  }
}
