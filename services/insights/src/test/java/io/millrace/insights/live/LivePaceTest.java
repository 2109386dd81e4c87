package io.millrace.insights.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LivePaceTest {
  private final AtomicInteger turns = new AtomicInteger();
  private final LivePace pace = LivePace.by(_ -> turns.incrementAndGet());

  @Test
  void letsTheLoopsGetThroughSixteenEventsBeforeThereAreMore() {
    give(15);
    assertThat(turns).hasValue(0);
    give(1);
    assertThat(turns).as("those of the service, and of the gateway behind it").hasValue(2);
    give(32);
    assertThat(turns).hasValue(6);
  }

  private void give(int events) {
    for (int i = 0; i < events; i++) {
      pace.given();
    }
  }
}
