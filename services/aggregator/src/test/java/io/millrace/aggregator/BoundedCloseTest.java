package io.millrace.aggregator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class BoundedCloseTest {

  @Test
  void waitsForWhatEndsInTime() {
    AtomicBoolean ended = new AtomicBoolean();
    new BoundedClose("it", Duration.ofSeconds(10)).run(() -> ended.set(true));
    assertThat(ended).isTrue();
  }

  @Test
  void leavesBehindWhatNeverEnds() {
    CountDownLatch never = new CountDownLatch(1);
    AtomicBoolean ended = new AtomicBoolean();
    new BoundedClose("it", Duration.ofMillis(20))
        .run(
            () -> {
              awaitUninterruptibly(never);
              ended.set(true);
            });
    assertThat(ended).isFalse();
    never.countDown();
  }

  @Test
  void survivesWhatFails() {
    BoundedClose stop = new BoundedClose("it", Duration.ofSeconds(10));
    assertThatCode(
            () ->
                stop.run(
                    () -> {
                      throw new IllegalStateException("of the test");
                    }))
        .doesNotThrowAnyException();
  }

  /** As Kafka's clients join their threads. */
  private static void awaitUninterruptibly(CountDownLatch latch) {
    boolean ended = false;
    while (!ended) {
      try {
        latch.await();
        ended = true;
      } catch (InterruptedException _) {
        // on it goes
      }
    }
  }
}
