package io.millrace.importer;

import io.millrace.importer.GatewayReply.Judged;
import io.millrace.importer.GatewayReply.KeyRefused;
import io.millrace.importer.GatewayReply.Later;
import io.millrace.importer.GatewayReply.Problem;
import io.millrace.importer.GatewayReply.Refused;
import io.millrace.importer.SendException.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sends one batch until each of its lines is accepted or rejected, or retries end. */
final class Delivery {
  private final Gateway gateway;
  private final LineOutcomes outcomes;
  private final Sleeper sleeper;
  private final InstantSource clock;
  private final Duration retryFor;
  private final Backoff backoff = new Backoff();

  Delivery(
      Gateway gateway,
      LineOutcomes outcomes,
      Sleeper sleeper,
      InstantSource clock,
      Duration retryFor) {
    this.gateway = gateway;
    this.outcomes = outcomes;
    this.sleeper = sleeper;
    this.clock = clock;
    this.retryFor = retryFor;
  }

  /**
   * Sends the batch and returns when all its lines are accepted or rejected. The time for retries
   * starts again after each progress.
   *
   * @throws SendException when the batch cannot be delivered; its remaining lines are counted as
   *     unavailable
   */
  void deliver(EventBatch batch) throws InterruptedException {
    EventBatch left = batch;
    Instant deadline = clock.instant().plus(retryFor);
    while (left.size() > 0) {
      switch (gateway.post(left)) {
        case Judged judged -> {
          EventBatch again = settle(left, judged.receipt().problems());
          if (again.size() < left.size()) {
            deadline = clock.instant().plus(retryFor);
            backoff.reset();
          }
          left = again;
          if (left.size() > 0) {
            await(left, "events stayed unavailable", judged.retryAfter(), deadline);
          }
        }
        case Later later -> await(left, later.why(), later.retryAfter(), deadline);
        case Refused refused -> {
          left.lines().forEach(l -> outcomes.rejected(l, refused.code(), refused.detail()));
          return;
        }
        case KeyRefused refused -> throw giveUp(left, Reason.KEY_REFUSED, refused.detail());
      }
    }
  }

  /** Counts the accepted and rejected lines, and returns the lines to send again. */
  private EventBatch settle(EventBatch batch, List<Problem> problems) {
    List<Line> again = new ArrayList<>();
    for (Problem problem : problems) {
      Line line = batch.lines().get(problem.index());
      if (problem.retry()) {
        again.add(line);
      } else {
        outcomes.rejected(line, problem.code(), problem.detail());
      }
    }
    outcomes.accepted(batch.size() - problems.size());
    return new EventBatch(batch.domain(), again);
  }

  private void await(EventBatch left, String why, Optional<Duration> asked, Instant deadline)
      throws InterruptedException {
    Duration wait = backoff.after(asked);
    if (clock.instant().plus(wait).isAfter(deadline)) {
      throw giveUp(left, Reason.UNREACHABLE, why);
    }
    outcomes.waiting(why);
    sleeper.await(wait);
  }

  private SendException giveUp(EventBatch left, Reason reason, String why) {
    outcomes.unavailable(left.size());
    return new SendException(reason, why);
  }
}
