package io.millrace.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.millrace.importer.SendException;
import io.millrace.importer.StubGateway;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DemoFeedTest {
  private static final DemoSettings SMALL = new DemoSettings(1, 0.2, 3, 2);

  @Test
  void sendsItsHistoryAndThenWhatHappens() throws Exception {
    try (StubGateway gateway = StubGateway.start();
        DemoFeed feed =
            new DemoFeed(gateway.target(), gateway.target(), Clock.systemUTC(), SMALL)) {
      feed.start();
      await().until(() -> feed.progress().history() == 1);
      long then = feed.progress().accepted();

      await().until(() -> feed.progress().accepted() > then);

      feed.await(Duration.ZERO);
      assertThat(gateway.requests())
          .extracting(StubGateway.Request::path)
          .contains("/v1/events/content", "/v1/events/social", "/v1/events/commerce");
    }
  }

  @Test
  void saysThatTheKeyDoesNotFit() {
    try (StubGateway gateway = StubGateway.start().then(401, "", "{}").then(401, "", "{}");
        DemoFeed feed =
            new DemoFeed(gateway.target(), gateway.target(), Clock.systemUTC(), SMALL)) {
      feed.start();

      assertThatThrownBy(() -> feed.await(Duration.ofMinutes(1)))
          .isInstanceOfSatisfying(
              SendException.class,
              e -> assertThat(e.reason()).isEqualTo(SendException.Reason.KEY_REFUSED));
    }
  }

  @Test
  void refusesAWorldThatIsTooLargeOrStandsStill() {
    assertThatIllegalArgumentException().isThrownBy(() -> new DemoSettings(1, 0, 3, 2));
    assertThatIllegalArgumentException().isThrownBy(() -> new DemoSettings(1, 21, 3, 2));
    assertThatIllegalArgumentException().isThrownBy(() -> new DemoSettings(1, 1, 0, 2));
    assertThatIllegalArgumentException().isThrownBy(() -> new DemoSettings(1, 1, 3, -1));
  }
}
