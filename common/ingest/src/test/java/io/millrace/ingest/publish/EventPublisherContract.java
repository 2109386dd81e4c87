package io.millrace.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.events.Event;
import io.millrace.events.EventType;
import io.millrace.ingest.Samples;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The tests that every publisher must pass. Each subclass supplies a publisher. */
abstract class EventPublisherContract {

  /** The publisher under test, ready to publish. */
  abstract EventPublisher publisher();

  /** All events published so far, read back. Events of one visitor are in order. */
  abstract List<Event> published();

  /** Stops the broker behind the publisher. */
  abstract void breakDown();

  /** Starts the broker again. */
  abstract void recover();

  @Test
  void acknowledgesWhatCanBeRead() throws Exception {
    List<Event> events = events("read", 200);

    Acknowledgements deliveries = publish(events);

    assertThat(IntStream.range(0, 200)).allMatch(deliveries::acknowledged);
    assertThat(published()).containsSubsequence(events);
  }

  @Test
  void publishesNothingOfNothing() throws Exception {
    assertThat(publish(List.of()).acknowledged(0)).isFalse();
  }

  @Test
  void keepsRepetitions() throws Exception {
    Event event = Samples.event("twice", EventType.VIEW);

    publish(List.of(event, event));

    assertThat(published()).containsSubsequence(event, event);
  }

  @Test
  void answersWithinTenSecondsWhileBrokenAndRecovers() throws Exception {
    breakDown();
    List<Event> events = events("broken", 10);

    Acknowledgements deliveries = publish(events);

    assertThat(IntStream.range(0, 10)).noneMatch(deliveries::acknowledged);

    recover();
    List<Event> later = events("recovered", 10);
    Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> publish(later).acknowledged(9));
    assertThat(published()).containsAll(later);
  }

  private Acknowledgements publish(List<Event> events) throws Exception {
    return publisher().publish(events).toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  private static List<Event> events(String name, int count) {
    return IntStream.range(0, count)
        .mapToObj(number -> Samples.event(name + number, EventType.VIEW))
        .toList();
  }
}
