package io.millrace.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.keys.LockedFile;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EndedSessionsFileTest {
  private static final Instant NOW = Instant.parse("2026-11-28T08:00:00Z");
  private static final Duration EVERY = Duration.ofMillis(20);
  private static final String KEY = "AAAAAAAA";

  @TempDir private Path shared;

  private final EndedSessions here = new EndedSessions(() -> NOW);
  private final EndedSessions there = new EndedSessions(() -> NOW);

  @Test
  void aSessionThatEndedAtOneGatewayEndsAtTheOthersThatShareTheFile() {
    LockedFile file = new LockedFile(shared.resolve("ended-sessions"));
    Session first = new Session(NOW.plusSeconds(60), "%016d".formatted(1));
    Session second = new Session(NOW.plusSeconds(60), "%016d".formatted(2));
    try (EndedSessionsFile one = new EndedSessionsFile(file, here, EVERY);
        EndedSessionsFile two = new EndedSessionsFile(file, there, EVERY)) {
      here.add(KEY, first);
      one.save().toCompletableFuture().join();
      await().until(() -> there.contains(KEY, first));

      there.add(KEY, second);
      two.save().toCompletableFuture().join();
      await().until(() -> here.contains(KEY, second));
      assertThat(here.lines()).containsExactlyInAnyOrderElementsOf(there.lines());
    }
  }
}
