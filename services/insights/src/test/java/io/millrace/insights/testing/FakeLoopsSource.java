package io.millrace.insights.testing;

import io.millrace.insights.orders.store.OrderRevision;
import io.millrace.insights.topic.SourceUnavailableException;
import io.millrace.insights.topic.TopicBatch;
import io.millrace.insights.topic.TopicRange;
import io.millrace.insights.topic.TopicSource;
import io.millrace.insights.topic.TopicSource.Reading;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A topic of explained orders in memory, with one partition; offsets are its revisions. */
public final class FakeLoopsSource implements TopicSource<OrderRevision> {
  private static final int MOST = 100;

  private final List<OrderRevision> log = new ArrayList<>();
  private String topic = "first";

  /** Appends a record. Its revision becomes its offset. */
  public synchronized void append(OrderRevision like) {
    log.add(new OrderRevision(like.key(), log.size(), like.writtenAt(), like.order()));
    notifyAll();
  }

  /** Deletes the topic and creates it again, empty. */
  public synchronized void recreate(String id) {
    topic = id;
    log.clear();
  }

  @Override
  public Reading<OrderRevision> open() {
    return new FakeReading();
  }

  private synchronized TopicBatch<OrderRevision> poll(int from, Duration atMost)
      throws InterruptedException {
    long deadline = System.nanoTime() + atMost.toNanos();
    long left = atMost.toMillis();
    while (from >= log.size() && left > 0) {
      wait(left);
      left = (deadline - System.nanoTime()) / 1_000_000;
    }
    int to = Math.min(log.size(), from + MOST);
    List<OrderRevision> read = from < to ? log.subList(from, to) : List.of();
    return new TopicBatch<>(read, Map.of(0, (long) Math.max(from, to)), log.size() - to);
  }

  private final class FakeReading implements Reading<OrderRevision> {
    private int next;
    private Consumer<TopicBatch<OrderRevision>> listener = _ -> {};

    @Override
    public TopicRange range() {
      synchronized (FakeLoopsSource.this) {
        return new TopicRange(topic, Map.of(0, 0L), Map.of(0, (long) log.size()));
      }
    }

    @Override
    public void start(Map<Integer, Long> offsets, Consumer<TopicBatch<OrderRevision>> to) {
      next = offsets.getOrDefault(0, 0L).intValue();
      listener = to;
    }

    /** Delivers in the thread that waits. */
    @Override
    public void await(Duration atMost) {
      try {
        TopicBatch<OrderRevision> batch = FakeLoopsSource.this.poll(next, atMost);
        next += batch.records().size();
        listener.accept(batch);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new SourceUnavailableException("interrupted", e);
      }
    }

    @Override
    public void pause() {}

    @Override
    public void resume() {}

    @Override
    public void close() {}
  }
}
