package io.millrace.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class EventLoopsTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  private final ExecutorService one = Executors.newSingleThreadExecutor();
  private final ExecutorService other = Executors.newSingleThreadExecutor();
  private final EventLoops loops = new EventLoops(() -> List.of(one, other));
  private final CountDownLatch held = new CountDownLatch(1);

  @AfterEach
  void end() {
    held.countDown();
    one.shutdownNow();
    other.shutdownNow();
  }

  @Test
  void areWaitedForUntilAllHaveDoneWhatTheyWereGiven() {
    AtomicInteger done = new AtomicInteger();
    for (int i = 0; i < 100; i++) {
      one.execute(done::incrementAndGet);
      other.execute(done::incrementAndGet);
    }
    loops.awaitTurn(LONG);
    assertThat(done).hasValue(200);
  }

  @Test
  void areNotWaitedForLongerThanAsked() {
    other.execute(this::hold);
    long begin = System.nanoTime();
    loops.awaitTurn(Duration.ofMillis(50));
    assertThat(Duration.ofNanos(System.nanoTime() - begin))
        .isBetween(Duration.ofMillis(50), Duration.ofSeconds(10));
  }

  @Test
  void haveNothingToDoOnceTheyHaveEnded() {
    one.shutdown();
    loops.awaitTurn(LONG);
    assertThat(other.isShutdown()).isFalse();
  }

  private void hold() {
    try {
      held.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
