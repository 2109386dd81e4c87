package io.millrace.standalone.send;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What became of one request. */
sealed interface GatewayReply {

  /** The gateway judged every event. */
  record Judged(Receipt receipt, Optional<Duration> retryAfter) implements GatewayReply {}

  /** The whole request was refused, and sending it again would not help. */
  record Refused(String code, String detail) implements GatewayReply {}

  /** It may work later. */
  record Later(String why, Optional<Duration> retryAfter) implements GatewayReply {}

  /** The key does not open the door. */
  record KeyRefused(String detail) implements GatewayReply {}

  /** The gateway's receipt. */
  record Receipt(
      int received, int accepted, int rejected, int unavailable, List<Problem> problems) {}

  /** One event of a receipt that was not accepted; {@code index} counts from 0. */
  record Problem(int index, String code, String detail, boolean retry) {}

  /** The part of an {@code application/problem+json} that matters here. */
  record Fault(String code, String detail) {}
}
