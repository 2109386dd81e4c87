package io.millrace.insights.orders.projection;

import static io.millrace.insights.testing.Explained.direct;
import static io.millrace.insights.testing.Explained.key;
import static io.millrace.insights.testing.Explained.revision;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.millrace.insights.orders.store.OrderRevision;
import io.millrace.insights.projection.ProjectionSettings;
import io.millrace.insights.testing.FakeLoopsSource;
import io.millrace.insights.testing.InMemoryOrderStore;
import io.millrace.insights.topic.TopicProjection;
import io.millrace.insights.topic.TopicThread;
import io.millrace.web.Degraded;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

class OrdersHealthTest {
  private static final String SILENCE = "millrace.insights.orders.lag.seconds";
  private static final Duration QUICK = Duration.ofMillis(1);

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final FakeLoopsSource source = new FakeLoopsSource();
  private final InMemoryOrderStore store = new InMemoryOrderStore();
  private final TopicProjection<OrderRevision> orders = orders();
  private final OrdersHealth health = new OrdersHealth(orders);
  private final TopicThread thread = new TopicThread("orders", orders);

  @BeforeEach
  void start() {
    thread.start();
  }

  @AfterEach
  void stop() {
    thread.stop();
  }

  @Test
  void isUpWhileOrdersAreRead() {
    await().until(() -> health.health().getStatus().equals(Status.UP));
    assertThat(health.health().getDetails()).containsEntry("lag", 0L).doesNotContainKey("reason");
  }

  @Test
  void isDegradedWithTheReasonWhileTheyAreNotAndUpAgainAfterwards() {
    await().until(() -> health.health().getStatus().equals(Status.UP));
    store.goAway();
    source.append(revision(key(1, "douyin", "o"), 0, direct(1)));
    await().until(() -> health.health().getStatus().equals(Degraded.STATUS));
    assertThat(health.health().getDetails()).containsEntry("reason", "the test took it away");
    double before = silence();
    await().until(() -> silence() > before);
    store.comeBack();
    await().until(() -> health.health().getStatus().equals(Status.UP));
  }

  private double silence() {
    return meters.get(SILENCE).gauge().value();
  }

  private TopicProjection<OrderRevision> orders() {
    ProjectionSettings pace = new ProjectionSettings(QUICK, 1, QUICK, QUICK);
    OrdersSettings settings = new OrdersSettings(Duration.ofDays(400), 1, QUICK);
    Clock clock = Clock.systemUTC();
    return new OrdersConfiguration()
        .explainedOrders(
            source, new OrderTarget(store, settings, pace, clock), pace, meters, clock);
  }
}
