package io.millrace.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.demo.world.WorldSettings;
import io.millrace.importer.StubGateway;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PolicyNoteTest {
  private static final Instant START = Instant.parse("2026-11-28T10:00:00Z");
  private static final String CLOSED = "2026-11-25T00:00:00Z";

  private final StubGateway gateway = StubGateway.start();

  @AfterEach
  void stop() {
    gateway.close();
  }

  @Test
  void writesTheDayOfThePolicyOnce() throws Exception {
    gateway.then(200, "", "{\"annotations\":[]}").then(201, "", "{}");
    note(30).write();
    assertThat(gateway.requests()).hasSize(2);
    assertThat(gateway.requests().getLast().events().getFirst())
        .contains("\"at\":\"" + CLOSED + "\"")
        .contains("\"platform\":\"douyin\"")
        .contains("Taobao");
  }

  @Test
  void leavesTheNoteThatAnEarlierStartWrote() throws Exception {
    gateway.then(
        200, "", "{\"annotations\":[{\"at\":\"%s\",\"builtIn\":false}]}".formatted(CLOSED));
    note(30).write();
    assertThat(gateway.requests()).hasSize(1);
  }

  @Test
  void triesAgainWhileTheStoreIsAway() throws Exception {
    gateway
        .then(503, "", "{}")
        .then(200, "", "{\"annotations\":[]}")
        .then(503, "", "{}")
        .then(200, "", "{\"annotations\":[]}")
        .then(201, "", "{}");
    note(30).write();
    assertThat(gateway.requests()).hasSize(5);
  }

  @Test
  void givesUpAfterTenTries() throws Exception {
    for (int i = 0; i < 20; i++) {
      gateway.then(403, "", "{}");
    }
    note(30).write();
    assertThat(gateway.requests()).hasSize(10);
  }

  @Test
  void writesNothingAboutAHistoryWithoutADayBeforeThePolicy() throws Exception {
    note(0).write();
    note(1).write();
    assertThat(gateway.requests()).isEmpty();
  }

  private PolicyNote note(int days) {
    return new PolicyNote(
        gateway.target(), new WorldSettings(1, START, 10, days, 50), Duration.ofMillis(1));
  }
}
