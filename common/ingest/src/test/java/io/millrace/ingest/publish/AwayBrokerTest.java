package io.millrace.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.events.EventType;
import io.millrace.events.topic.Topics;
import io.millrace.ingest.Samples;
import io.millrace.kafka.TopicLayout;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.CommonClientConfigs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.util.unit.DataSize;

/** A service that starts before its broker. */
class AwayBrokerTest {
  private static final Map<String, Object> NOWHERE =
      Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:1");
  private static final ProducerSettings SETTINGS =
      new ProducerSettings(
          Duration.ofMillis(300),
          Duration.ofMillis(600),
          Duration.ofMillis(2),
          DataSize.ofMegabytes(4),
          Duration.ofMinutes(1));

  private final BrokerWatch watch =
      BrokerWatch.connect(NOWHERE, new TopicLayout(1, (short) 1), Topics.events());
  private final DefaultKafkaProducerFactory<byte[], byte[]> producers =
      new DefaultKafkaProducerFactory<>(NOWHERE);

  AwayBrokerTest() {
    SETTINGS.applyTo(producers);
  }

  @AfterEach
  void close() {
    watch.close();
    producers.destroy();
  }

  @Test
  void isDownWithReason() {
    watch.start();

    KafkaPublisher publisher = publisher(true);
    Health health = new BrokerHealth(watch, publisher).health();

    assertThat(health.getStatus()).isEqualTo(Status.DOWN);
    assertThat(health.getDetails()).containsKey("reason");
    assertThat(watch.topicsReady()).isFalse();
  }

  @Test
  void answersAtOnceUntilTheTopicsAreKnown() {
    KafkaPublisher publisher = publisher(false);
    assertThat(publish(publisher).toCompletableFuture()).isDone();
  }

  @Test
  void waitsOnceAndThenAnswersAtOnce() throws Exception {
    KafkaPublisher publisher = publisher(true);
    Acknowledgements first = publish(publisher).toCompletableFuture().get(5, TimeUnit.SECONDS);

    assertThat(first.acknowledged(0)).isFalse();
    assertThat(publisher.delivers()).isFalse();
    assertThat(publish(publisher).toCompletableFuture()).isDone();
  }

  @Test
  void takesAnInterruptedThreadForNoFaultOfTheBroker() {
    KafkaPublisher publisher = publisher(true);
    Thread.currentThread().interrupt();

    CompletionStage<Acknowledgements> answer = publish(publisher);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(answer.toCompletableFuture()).isDone();
    assertThat(publisher.delivers()).isTrue();
  }

  private static CompletionStage<Acknowledgements> publish(KafkaPublisher publisher) {
    return publisher.publish(
        List.of(Samples.event("a", EventType.VIEW), Samples.event("b", EventType.VIEW)));
  }

  private KafkaPublisher publisher(boolean topicsReady) {
    return new KafkaPublisher(producers, SETTINGS.pause(), () -> topicsReady);
  }
}
