package io.millrace.ingest.publish;

import io.millrace.events.Event;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Publishes validated events. */
public interface EventPublisher {

  /**
   * Publishes all events. Events of one visitor and one domain keep this order. May block for a
   * bounded time, so it must not run on an event loop.
   *
   * @return completes when the outcome of each event is known, within a bounded time and never
   *     exceptionally
   */
  CompletionStage<Acknowledgements> publish(List<Event> events);
}
