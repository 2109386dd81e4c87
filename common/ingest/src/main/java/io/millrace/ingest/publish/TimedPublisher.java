package io.millrace.ingest.publish;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.millrace.events.Event;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Measures how long another publisher takes until the outcome of a batch is known. */
public final class TimedPublisher implements EventPublisher {
  private static final Duration[] BUCKETS = {
    Duration.ofMillis(5),
    Duration.ofMillis(10),
    Duration.ofMillis(25),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofSeconds(1),
    Duration.ofSeconds(8)
  };

  private final EventPublisher publisher;
  private final MeterRegistry meters;
  private final Timer timer;

  /** Creates a publisher that records its times in the registry {@code meters}. */
  public TimedPublisher(EventPublisher publisher, MeterRegistry meters) {
    this.publisher = publisher;
    this.meters = meters;
    this.timer =
        Timer.builder("millrace.ingest.publish")
            .description(
                "from sending a batch of events until the broker has answered for all of them")
            .serviceLevelObjectives(BUCKETS)
            .register(meters);
  }

  @Override
  public CompletionStage<Acknowledgements> publish(List<Event> events) {
    if (events.isEmpty()) {
      return publisher.publish(events);
    }
    Timer.Sample sample = Timer.start(meters);
    return publisher.publish(events).whenComplete((_, _) -> sample.stop(timer));
  }
}
