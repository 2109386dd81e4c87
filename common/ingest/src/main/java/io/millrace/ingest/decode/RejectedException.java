package io.millrace.ingest.decode;

import io.millrace.ingest.answer.Code;
import io.millrace.ingest.answer.Outcome;

/** One event breaks the contract. Without a stack trace: bad events are ordinary input. */
final class RejectedException extends Exception {
  private static final long serialVersionUID = 1;

  private final transient Outcome.Rejected reason;

  RejectedException(Code code, String detail) {
    super(detail, null, false, false);
    this.reason = new Outcome.Rejected(code, detail);
  }

  Outcome.Rejected reason() {
    return reason;
  }
}
