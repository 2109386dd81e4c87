package io.millrace.ingest.http;

import io.millrace.ingest.answer.ProblemCode;
import io.millrace.ingest.decode.UnreadableException;
import io.millrace.web.ProblemException;
import java.time.Duration;
import org.springframework.http.HttpStatusCode;

/** Makes the problems that refuse a whole request. */
public final class RequestRefusals {
  static final Duration RETRY_AFTER = Duration.ofSeconds(2);

  private RequestRefusals() {}

  /** The problem with that code; with {@code Retry-After} when sending again may succeed. */
  public static ProblemException of(ProblemCode code, String detail) {
    ProblemException problem =
        ProblemException.of(HttpStatusCode.valueOf(code.status()), code.id(), detail);
    return code.retry() ? problem.retryAfter(RETRY_AFTER) : problem;
  }

  static ProblemException of(UnreadableException unreadable) {
    return of(unreadable.code(), String.valueOf(unreadable.getMessage()));
  }

  static ProblemException busy() {
    return of(ProblemCode.BUSY, "the service is at its limit; try again shortly");
  }
}
