package io.millrace.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

class ReasonHealthTest {

  @Test
  void isOutOfServiceWithTheReasonWhileThereIsOne() {
    assertThat(new ReasonHealth(Optional::empty).health().getStatus()).isEqualTo(Status.UP);
    Health full = new ReasonHealth(() -> Optional.of("no room")).health();
    assertThat(full.getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
    assertThat(full.getDetails()).containsEntry("reason", "no room");
  }
}
