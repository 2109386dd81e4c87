package io.millrace.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RecentLinksTest {
  private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

  private final RecentLinks links = new RecentLinks();

  @Test
  void knowsALinkForAnHourAfterItWasWritten() {
    links.add(key(1), NOW);
    assertThat(links.has(key(1), NOW.plusSeconds(3_599))).isTrue();
    assertThat(links.has(key(1), NOW.plusSeconds(3_600))).isFalse();
    assertThat(links.has(key(2), NOW)).isFalse();
  }

  @Test
  void forgetsTheOldestLinkWhenThereAreTooMany() {
    for (int i = 0; i < RecentLinks.MOST; i++) {
      links.add(key(i), NOW);
    }
    links.add(key(0), NOW.plusSeconds(1));
    links.add(key(-1), NOW.plusSeconds(1));
    assertThat(links.has(key(1), NOW)).isFalse();
    assertThat(links.has(key(0), NOW)).isTrue();
    assertThat(links.has(key(2), NOW)).isTrue();
  }

  private static ByteBuffer key(int number) {
    return ByteBuffer.allocate(4).putInt(0, number);
  }
}
