package io.millrace.ingest.http;

import io.millrace.ingest.answer.ProblemCode;
import io.millrace.ingest.decode.UnreadableException;
import io.millrace.web.ProblemException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The threads that work on bodies. Work always comes to an end of its own: a client that hangs up
 * never interrupts it, because the thread may be handing events to the broker at that moment. What
 * has not begun by then is dropped. Whatever is thrown ends the one request that it belongs to.
 */
public final class Workers implements AutoCloseable {
  private final ExecutorService threads;
  private final WorkFailures failures;

  /**
   * Workers on those threads.
   *
   * @param threads may reject; ended by {@link #close}
   */
  public Workers(ExecutorService threads, WorkFailures failures) {
    this.threads = threads;
    this.failures = failures;
  }

  /** What a worker does for one request. */
  @FunctionalInterface
  interface Work<T> {
    CompletionStage<T> begin() throws UnreadableException;
  }

  /**
   * The outcome of that work; fails with problems only.
   *
   * @param lease held until the work is over, however early the client goes
   */
  <T> Mono<T> run(Work<T> work, BodyBudget.Lease lease) {
    return Mono.defer(
        () -> {
          CompletableFuture<T> outcome = new CompletableFuture<>();
          BodyBudget.Lease own = lease.share();
          try {
            threads.execute(() -> begin(work, outcome, own));
          } catch (RejectedExecutionException _) {
            own.close();
            throw RequestRefusals.busy();
          }
          return Mono.fromFuture(outcome); // cancels it, which interrupts nobody
        });
  }

  /** Takes no more work; what has begun comes to its end. */
  @Override
  public void close() {
    threads.shutdown();
  }

  private <T> void begin(Work<T> work, CompletableFuture<T> outcome, BodyBudget.Lease own) {
    CompletionStage<T> result =
        outcome.isCancelled() ? CompletableFuture.failedStage(RequestRefusals.busy()) : begun(work);
    var _ =
        result
            .exceptionallyCompose(error -> CompletableFuture.failedStage(problem(error)))
            .whenComplete((value, problem) -> end(outcome, value, problem))
            .whenComplete((_, _) -> own.close());
  }

  /** Catches errors as well: an overflow of the stack is one input's doing, not everybody's end. */
  private static <T> CompletionStage<T> begun(Work<T> work) {
    try {
      return work.begin();
    } catch (Throwable e) {
      return CompletableFuture.failedStage(e);
    }
  }

  private static <T> void end(
      CompletableFuture<T> outcome, @Nullable T value, @Nullable Throwable problem) {
    if (problem == null) {
      outcome.complete(value);
    } else {
      outcome.completeExceptionally(problem);
    }
  }

  private ProblemException problem(Throwable error) {
    return switch (error) {
      case CompletionException wrapped when wrapped.getCause() != null ->
          problem(wrapped.getCause());
      case ProblemException known -> known;
      case UnreadableException unreadable -> RequestRefusals.of(unreadable);
      default -> {
        failures.note(error);
        yield RequestRefusals.of(ProblemCode.INTERNAL, "unexpected error");
      }
    };
  }
}
