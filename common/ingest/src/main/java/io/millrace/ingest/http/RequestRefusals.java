package io.millrace.ingest.http;

import io.millrace.ingest.answer.ProblemCode;
import io.millrace.ingest.decode.UnreadableException;
import io.millrace.web.BufferedBody;
import io.millrace.web.ProblemException;
import java.time.Duration;
import org.springframework.http.HttpStatusCode;
import org.springframework.util.unit.DataSize;

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

  /** Refuses a body that is too large, or for which there is no memory. */
  static void require(BufferedBody.State state, DataSize limit) {
    switch (state) {
      case HELD -> {}
      case DROPPED -> throw busy();
      case TOO_LARGE -> throw tooLarge(limit);
    }
  }

  static ProblemException tooLarge(DataSize limit) {
    return of(
        ProblemCode.BODY_TOO_LARGE, "a body takes at most %d bytes".formatted(limit.toBytes()));
  }

  static ProblemException busy() {
    return of(ProblemCode.BUSY, "the service is at its limit; try again shortly");
  }
}
