package io.millrace.standalone.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DemoPlayerTest {
  private final AtomicInteger begun = new AtomicInteger();
  private final AtomicInteger interrupted = new AtomicInteger();

  @Test
  void playsOnceHoweverOftenItIsStarted() {
    try (DemoPlayer player = new DemoPlayer(this::playForEver, () -> false)) {
      assertThat(player.isRunning()).isFalse();
      player.start();
      player.start();
      await().until(() -> begun.get() == 1);
      player.start();
      assertThat(player.isRunning()).isTrue();
    }
    assertThat(begun).hasValue(1);
  }

  @Test
  void endsWithTheServerAndDoesNotBeginAgain() {
    DemoPlayer player = new DemoPlayer(this::playForEver, () -> false);
    player.start();
    await().until(() -> begun.get() == 1);
    player.close();
    assertThat(interrupted).hasValue(1);
    player.start();
    assertThat(player.isRunning()).isFalse();
    assertThat(begun).hasValue(1);
  }

  @Test
  void isNeitherOfferedNorStartedWhereThereAreEventsOfOthers() {
    try (DemoPlayer player = new DemoPlayer(this::playForEver, () -> true)) {
      assertThat(player.isOffered()).isFalse();
      player.start();
      assertThat(player.isRunning()).isFalse();
    }
    assertThat(begun).hasValue(0);
  }

  @Test
  void canBeStartedAgainWhenItFailed() {
    DemoPlayer.Demo failing =
        () -> {
          begun.incrementAndGet();
          throw new IllegalStateException("nobody takes it");
        };
    try (DemoPlayer player = new DemoPlayer(failing, () -> begun.get() > 0)) {
      player.start();
      await().until(() -> begun.get() == 1 && !player.isRunning());
      player.start();
      await().until(() -> begun.get() == 2);
    }
  }

  private void playForEver() throws InterruptedException {
    begun.incrementAndGet();
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      interrupted.incrementAndGet();
      throw e;
    }
  }
}
