package io.millrace.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class EndedSessionsTest {
  private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");
  private static final String KEY = "AAAAAAAA";

  private Instant now = NOW;
  private final EndedSessions ended = new EndedSessions(() -> now);

  @Test
  void knowsOneSessionOfOneKey() {
    ended.add(KEY, session(60, 1));
    assertThat(ended.contains(KEY, session(60, 1))).isTrue();
    assertThat(ended.contains(KEY, session(60, 2))).isFalse();
    assertThat(ended.contains("BBBBBBBB", session(60, 1))).isFalse();
  }

  @Test
  void forgetsWhatIsOverByItself() {
    ended.add(KEY, session(60, 1));
    now = NOW.plusSeconds(60);
    assertThat(ended.lines()).isEmpty();
  }

  @Test
  void endsAllEarlierSessionsOfAKeyRatherThanForgetOne() {
    for (int i = 1; i <= EndedSessions.MAX_PER_KEY + 5; i++) {
      ended.add(KEY, session(100 + i, i));
    }
    assertThat(ended.lines()).hasSize(EndedSessions.MAX_PER_KEY + 1);
    for (int i = 1; i <= EndedSessions.MAX_PER_KEY + 5; i++) {
      assertThat(ended.contains(KEY, session(100 + i, i))).isTrue();
    }
    assertThat(ended.contains(KEY, session(105, 77))).isTrue();
    assertThat(ended.contains(KEY, session(106, 77))).isFalse();
    assertThat(ended.contains("BBBBBBBB", session(50, 77))).isFalse();
  }

  @Test
  void isTheSameAfterItWasWrittenAndRead() {
    for (int i = 1; i <= EndedSessions.MAX_PER_KEY + 5; i++) {
      ended.add(KEY, session(100 + i, i));
    }
    EndedSessions read = new EndedSessions(() -> now);
    ended.lines().forEach(read::addLine);
    assertThat(read.lines()).containsExactlyInAnyOrderElementsOf(ended.lines());
    assertThatThrownBy(() -> read.addLine("nonsense")).isInstanceOf(IllegalArgumentException.class);
  }

  private static Session session(int seconds, int nonce) {
    return new Session(NOW.plusSeconds(seconds), "%016d".formatted(nonce));
  }
}
