package io.millrace.ingest.publish;

import io.millrace.events.Event;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;

/** A publisher that keeps events in memory. A test can make it lose some events. */
public final class FakePublisher implements EventPublisher {
  private final List<Event> published = new ArrayList<>();
  private Predicate<Event> reachable = _ -> true;

  @Override
  public synchronized CompletionStage<Acknowledgements> publish(List<Event> events) {
    BitSet acknowledged = new BitSet();
    for (int i = 0; i < events.size(); i++) {
      if (reachable.test(events.get(i))) {
        published.add(events.get(i));
        acknowledged.set(i);
      }
    }
    return CompletableFuture.completedStage(new Acknowledgements(acknowledged));
  }

  /** From now on only these events are acknowledged. */
  public synchronized void acknowledgeOnly(Predicate<Event> events) {
    reachable = events;
  }

  /** Everything acknowledged so far, in order. */
  public synchronized List<Event> published() {
    return List.copyOf(published);
  }
}
