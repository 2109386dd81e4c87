package io.millrace.importer;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The result of one request. */
sealed interface GatewayReply {

  /** The gateway answered with a result for every event. */
  record Judged(Receipt receipt, Optional<Duration> retryAfter) implements GatewayReply {}

  /** The whole request was rejected, and sending it again would not help. */
  record Refused(String code, String detail) implements GatewayReply {}

  /** The request failed, but a later try may succeed. */
  record Later(String why, Optional<Duration> retryAfter) implements GatewayReply {}

  /** The gateway did not accept the key. */
  record KeyRefused(String detail) implements GatewayReply {}

  /** The gateway's receipt. */
  record Receipt(
      int received, int accepted, int rejected, int unavailable, List<Problem> problems) {

    public Receipt {
      problems = List.copyOf(Optional.ofNullable(problems).orElse(List.of()));
    }

    /** Returns whether this is a complete result for so many events. */
    boolean isFor(int sent) {
      return received == sent
          && accepted == sent - problems.size()
          && problems.stream()
                  .mapToInt(Problem::index)
                  .filter(i -> i >= 0 && i < sent)
                  .distinct()
                  .count()
              == problems.size();
    }
  }

  /** An event of a receipt that was not accepted. The {@code index} counts from 0. */
  record Problem(int index, String code, String detail, boolean retry) {}

  /** The fields of {@code application/problem+json} that are used here. */
  record Fault(String code, String detail) {}
}
