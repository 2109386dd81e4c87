package io.millrace.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class RateLimitTest {
  private final ManualTime time = new ManualTime();
  private final RateLimit allowance =
      new RateLimit(new RateSetting(2, DataSize.ofBytes(1000)), time);

  @Test
  void admitsASecondsWorthAtOnce() {
    assertThat(allowance.takeRequest()).isEqualTo(LimitDecision.admitted(1, 500_000_000));
    assertThat(allowance.takeRequest()).isEqualTo(LimitDecision.admitted(0, 1_000_000_000));
    assertThat(allowance.takeRequest()).isEqualTo(LimitDecision.refused(0, 500_000_000));
  }

  @Test
  void fillsUpAgain() {
    allowance.takeRequest();
    allowance.takeRequest();
    time.pass(500);
    assertThat(allowance.takeRequest().admitted()).isTrue();
    assertThat(allowance.takeRequest().admitted()).isFalse();
  }

  @Test
  void refusesUntilTheDebtOfBytesIsPaid() {
    allowance.charge(600);
    assertThat(allowance.takeRequest().admitted()).isTrue();
    allowance.charge(2_400);
    time.pass(1_000);
    LimitDecision owing = allowance.takeRequest();
    assertThat(owing.admitted()).isFalse();
    assertThat(owing.resetSeconds()).isEqualTo(2);
    time.pass(1_001);
    assertThat(allowance.takeRequest().admitted()).isTrue();
  }

  @Test
  void takesNoRequestWhileItRefusesForBytes() {
    allowance.charge(1_500);
    allowance.takeRequest();
    allowance.takeRequest();
    time.pass(501);
    assertThat(allowance.takeRequest().remaining()).isEqualTo(1);
  }
}
