package io.millrace.ingest.decode;

import io.millrace.ingest.answer.ProblemCode;

/** A whole body that cannot be taken apart into events. The message never quotes the body. */
public final class UnreadableException extends Exception {
  private static final long serialVersionUID = 1;

  private final ProblemCode code;

  public UnreadableException(ProblemCode code, String message) {
    super(message, null, false, false);
    this.code = code;
  }

  /** What is wrong with it. */
  public ProblemCode code() {
    return code;
  }
}
