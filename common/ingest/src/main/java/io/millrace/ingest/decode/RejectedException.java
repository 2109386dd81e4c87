package io.millrace.ingest.decode;

import io.millrace.ingest.answer.EventOutcome;
import io.millrace.ingest.answer.ProblemCode;

/**
 * Says why one event is not valid. It has no stack trace, because invalid events are ordinary
 * input.
 */
final class RejectedException extends Exception {
  private static final long serialVersionUID = 1;

  private final transient EventOutcome.Rejected reason;

  RejectedException(ProblemCode code, String detail) {
    super(detail, null, false, false);
    this.reason = new EventOutcome.Rejected(code, detail);
  }

  EventOutcome.Rejected reason() {
    return reason;
  }
}
