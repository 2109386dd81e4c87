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
import java.util.BitSet;
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
  private EventBatch left;
  private Instant deadline = Instant.EPOCH;

  Delivery(
      Gateway gateway,
      LineOutcomes outcomes,
      Sleeper sleeper,
      InstantSource clock,
      Duration retryFor,
      EventBatch batch) {
    this.gateway = gateway;
    this.outcomes = outcomes;
    this.sleeper = sleeper;
    this.clock = clock;
    this.retryFor = retryFor;
    this.left = batch;
  }

  /**
   * Sends the batch and returns when all its lines are accepted or rejected. The time for retries
   * starts again after each progress.
   *
   * @throws SendException when the batch cannot be delivered; its remaining lines are counted as
   *     unavailable
   */
  void deliver() throws InterruptedException {
    deadline = clock.instant().plus(retryFor);
    while (left.size() > 0) {
      switch (post()) {
        case Judged judged -> settle(judged);
        case Later later -> await(later.why(), later.retryAfter());
        case Refused refused -> {
          left.lines().forEach(l -> outcomes.rejected(l, refused.code(), refused.detail()));
          return;
        }
        case KeyRefused refused -> throw giveUp(Reason.KEY_REFUSED, refused.detail());
      }
    }
  }

  private GatewayReply post() throws InterruptedException {
    try {
      return gateway.post(left);
    } catch (RuntimeException e) {
      throw giveUp(Reason.CANNOT_GO_ON, "a request could not be made: " + e);
    }
  }

  private void settle(Judged judged) throws InterruptedException {
    int before = left.size();
    left = unavailable(judged.receipt().problems());
    if (left.size() < before) {
      deadline = clock.instant().plus(retryFor);
      backoff.reset();
    }
    if (left.size() > 0) {
      await("events stayed unavailable", judged.retryAfter());
    }
  }

  /** Counts the accepted and rejected lines, and returns the lines to send again. */
  private EventBatch unavailable(List<Problem> problems) {
    List<Line> again = new ArrayList<>();
    BitSet refused = new BitSet(left.size());
    for (Problem problem : problems) {
      Line line = left.lines().get(problem.index());
      refused.set(problem.index());
      if (problem.retry()) {
        again.add(line);
      } else {
        outcomes.rejected(line, problem.code(), problem.detail());
      }
    }
    for (int i = 0; i < left.size(); i++) {
      if (!refused.get(i)) {
        outcomes.accepted(left.lines().get(i));
      }
    }
    return new EventBatch(left.domain(), again);
  }

  private void await(String why, Optional<Duration> asked) throws InterruptedException {
    Duration wait = backoff.after(asked);
    if (clock.instant().plus(wait).isAfter(deadline)) {
      throw giveUp(Reason.UNREACHABLE, why);
    }
    outcomes.waiting(why);
    if (sleeper.stopped(wait)) {
      throw giveUp(Reason.UNREACHABLE, why);
    }
  }

  private SendException giveUp(Reason reason, String why) {
    outcomes.unavailable(left.size());
    return new SendException(reason, why);
  }
}
