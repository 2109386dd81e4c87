package io.millrace.ingest.decode;

import io.millrace.ingest.answer.ProblemCode;

/** Says why a whole body cannot be decoded into events. The message never quotes the body. */
public final class UnreadableException extends Exception {
  private static final long serialVersionUID = 1;

  private final ProblemCode code;

  /**
   * Creates an exception.
   *
   * @param message the reason, for people; it must not quote the body
   */
  public UnreadableException(ProblemCode code, String message) {
    super(message, null, false, false);
    this.code = code;
  }

  /** The code of the problem. */
  public ProblemCode code() {
    return code;
  }
}
