package io.millrace.aggregator.topology;

import io.millrace.aggregator.topology.SimulatedHistory.Arrival;
import io.millrace.events.wire.EventCodec;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.kafka.common.TopicPartition;

/** Sends a history, event by event. */
final class SimulatedSenders {
  private final SimulatedHistory history;
  private final SimulatedLog log;
  private final SimulatedLayout layout;
  private final Deque<Arrival> left;
  private final Deque<Sent> uncounted = new ArrayDeque<>();

  SimulatedSenders(SimulatedHistory history, SimulatedLog log, SimulatedLayout layout) {
    this.history = history;
    this.log = log;
    this.layout = layout;
    this.left = new ArrayDeque<>(history.arrivals());
  }

  private record Sent(TopicPartition to, long offset, long at) {}

  boolean isDone() {
    return left.isEmpty();
  }

  /**
   * Sends the next event; where there is a horizon, not before the readers are near enough for
   * nothing to be beyond it.
   */
  void send(long now) {
    Arrival next = left.peek();
    if (next != null && isNear(next)) {
      left.remove();
      TopicPartition to = layout.input(next.event());
      byte[] key = next.event().envelope().visitor().toBytes();
      uncounted.add(
          new Sent(to, log.append(to, key, EventCodec.encode(next.event()), now), next.at()));
    }
  }

  private boolean isNear(Arrival next) {
    if (!history.hasHorizon()) {
      return true;
    }
    uncounted.removeIf(sent -> log.committed(sent.to) > sent.offset);
    return uncounted.stream().allMatch(sent -> sent.at > next.at() - SimulatedHistory.SLACK);
  }
}
