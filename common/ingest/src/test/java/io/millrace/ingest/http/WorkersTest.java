package io.millrace.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.millrace.ingest.answer.ProblemCode;
import io.millrace.ingest.decode.UnreadableException;
import io.millrace.web.BodyMemory;
import io.millrace.web.BufferedBody;
import io.millrace.web.ProblemException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.util.unit.DataSize;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class WorkersTest {
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final BodyMemory budget = new BodyMemory(DataSize.ofMegabytes(1));
  private final Workers workers =
      new Workers(Executors.newSingleThreadExecutor(), new WorkFailures(meters, System::nanoTime));

  @AfterEach
  void close() {
    workers.close();
  }

  @Test
  void passesTheOutcomeAndTheProblemsOn() {
    StepVerifier.create(run(() -> CompletableFuture.completedStage("fine")))
        .expectNext("fine")
        .verifyComplete();
    assertProblem(
        () -> {
          throw new UnreadableException(ProblemCode.TOO_MANY_EVENTS, "too many");
        },
        413,
        "too_many_events");
    assertProblem(() -> CompletableFuture.failedStage(RequestRefusals.busy()), 503, "busy");
    assertThat(failures()).isZero();
  }

  @Test
  @ExtendWith(OutputCaptureExtension.class)
  void endsARequestWhateverIsThrownAndSaysItInOneLine(CapturedOutput output) {
    for (int i = 0; i < 20; i++) {
      assertProblem(() -> overflow(1), 500, "internal");
    }
    assertProblem(
        () -> {
          throw new IllegalStateException("unexpected");
        },
        500,
        "internal");
    assertProblem(() -> CompletableFuture.supplyAsync(() -> "text".substring(9)), 500, "internal");

    assertThat(failures()).isEqualTo(22);
    assertThat(output.getAll().lines().filter(line -> line.contains("a request failed:")))
        .hasSize(1);
    assertThat(output.getAll().lines().filter(line -> line.startsWith("\tat "))).isEmpty();
  }

  @Test
  void letsWorkComeToItsEndWhenTheClientHangsUp() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch hungUp = new CountDownLatch(1);
    AtomicBoolean interrupted = new AtomicBoolean();
    AtomicBoolean ended = new AtomicBoolean();
    BodyMemory.Lease lease = budget.open();
    var _ = new BufferedBody(DataSize.ofBytes(1000), lease).append(ByteBuffer.allocate(1000));
    Disposable request =
        workers
            .run(
                () -> {
                  begun.countDown();
                  try {
                    hungUp.await();
                  } catch (InterruptedException _) {
                    interrupted.set(true);
                  }
                  ended.set(true);
                  return CompletableFuture.completedStage("nobody reads it");
                },
                lease)
            .subscribe();
    begun.await();

    request.dispose();
    lease.close();

    assertThat(budget.held()).isEqualTo(1000);
    hungUp.countDown();
    Awaitility.await().until(() -> budget.held() == 0);
    assertThat(ended).isTrue();
    assertThat(interrupted).isFalse();
  }

  @Test
  void dropsWorkThatHasNotBegunWhenTheClientHangsUp() throws Exception {
    CountDownLatch free = new CountDownLatch(1);
    AtomicInteger worked = new AtomicInteger();
    var _ =
        run(() -> {
              var _ = await(free);
              return CompletableFuture.completedStage("first");
            })
            .subscribe();
    BodyMemory.Lease lease = budget.open();
    var _ = new BufferedBody(DataSize.ofBytes(1000), lease).append(ByteBuffer.allocate(1000));
    Disposable second =
        workers
            .run(() -> CompletableFuture.completedStage(worked.incrementAndGet()), lease)
            .subscribe();

    second.dispose();
    lease.close();
    free.countDown();

    Awaitility.await().until(() -> budget.held() == 0);
    assertThat(worked).hasValue(0);
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @SuppressWarnings("InfiniteRecursion")
  private static CompletionStage<String> overflow(int depth) {
    return overflow(depth + 1);
  }

  private <T> Mono<T> run(Workers.Work<T> work) {
    BodyMemory.Lease lease = budget.open();
    return workers.run(work, lease).doFinally(_ -> lease.close());
  }

  private void assertProblem(Workers.Work<String> work, int status, String code) {
    StepVerifier.create(run(work))
        .expectErrorSatisfies(
            error ->
                assertThat(error)
                    .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> {
                          assertThat(problem.problem().status()).isEqualTo(status);
                          assertThat(problem.problem().code()).isEqualTo(code);
                        }))
        .verify(Duration.ofSeconds(10));
  }

  private double failures() {
    return meters.get("millrace.ingest.failures").counter().count();
  }
}
