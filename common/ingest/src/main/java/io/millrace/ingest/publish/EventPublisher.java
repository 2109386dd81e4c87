package io.millrace.ingest.publish;

import io.millrace.events.Event;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Where checked events go. */
public interface EventPublisher {

  /**
   * Publishes all events, those of one visitor in this order. May block for a bounded time; not for
   * an event loop.
   *
   * @return completes within a bounded time, never exceptionally, when the fate of each is known
   */
  CompletionStage<Acknowledgements> publish(List<Event> events);
}
