package io.millrace.ingest.http;

import io.millrace.ingest.answer.ProblemCode;
import io.millrace.ingest.decode.UnreadableException;
import io.millrace.web.BodyMemory;
import io.millrace.web.ProblemException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Runs the work on request bodies on a pool of threads. A client that disconnects never interrupts
 * running work, because the thread may be sending events to the broker at that moment. Work that
 * has not started is dropped when its client has disconnected. An error in the work ends only the
 * request that it belongs to.
 */
public final class Workers implements AutoCloseable {
  private final ExecutorService threads;
  private final WorkFailures failures;

  /**
   * Creates workers that run on {@code threads}.
   *
   * @param threads may reject work, which refuses the request; {@link #close} shuts them down
   */
  public Workers(ExecutorService threads, WorkFailures failures) {
    this.threads = threads;
    this.failures = failures;
  }

  /** The work for one request. */
  @FunctionalInterface
  interface Work<T> {
    CompletionStage<T> begin() throws UnreadableException;
  }

  /**
   * Runs the work and returns its outcome. The outcome fails only with a {@link ProblemException}.
   *
   * @param lease the memory of the request; it is held until the work ends, even when the client
   *     disconnects earlier
   */
  <T> Mono<T> run(Work<T> work, BodyMemory.Lease lease) {
    return Mono.defer(
        () -> {
          CompletableFuture<T> outcome = new CompletableFuture<>();
          BodyMemory.Lease own = lease.share();
          try {
            threads.execute(() -> begin(work, outcome, own));
          } catch (RejectedExecutionException _) {
            own.close();
            throw RequestRefusals.busy();
          }
          return Mono.fromFuture(outcome); // a cancelled future interrupts no thread
        });
  }

  /** Accepts no more work. Work that was accepted before still runs to its end. */
  @Override
  public void close() {
    threads.shutdown();
  }

  private <T> void begin(Work<T> work, CompletableFuture<T> outcome, BodyMemory.Lease own) {
    CompletionStage<T> result =
        outcome.isCancelled() ? CompletableFuture.failedStage(RequestRefusals.busy()) : begun(work);
    var _ =
        result
            .exceptionallyCompose(error -> CompletableFuture.failedStage(problem(error)))
            .whenComplete((value, problem) -> end(outcome, value, problem))
            .whenComplete((_, _) -> own.close());
  }

  /**
   * Also catches errors: one input can overflow the stack, and that must not affect other requests.
   */
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
