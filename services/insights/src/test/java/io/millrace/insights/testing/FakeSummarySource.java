package io.millrace.insights.testing;

import io.millrace.events.cell.Cell;
import io.millrace.insights.store.CellBytes;
import io.millrace.insights.store.CellRevision;
import io.millrace.insights.store.ReadPosition;
import io.millrace.insights.topic.SourceUnavailableException;
import io.millrace.insights.topic.TopicBatch;
import io.millrace.insights.topic.TopicRange;
import io.millrace.insights.topic.TopicSource;
import io.millrace.insights.topic.TopicSource.Reading;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A topic in memory, with partitions and offsets like a real topic. Cells are distributed by hash.
 */
public final class FakeSummarySource implements TopicSource<CellRevision> {
  private static final int PARTITIONS = 2;
  private static final int MOST = 100;

  private final List<List<CellRevision>> partitions = new ArrayList<>();
  private String topic = "first";
  private boolean away;

  public FakeSummarySource() {
    recreate("first");
  }

  /** Appends a record and returns its revision. */
  public synchronized CellRevision append(Cell cell, Optional<CellBytes> contents) {
    int partition = Math.floorMod(cell.key().hashCode(), PARTITIONS);
    List<CellRevision> log = partitions.get(partition);
    CellRevision revision = new CellRevision(cell, partition, log.size(), contents);
    log.add(revision);
    notifyAll();
    return revision;
  }

  public CellRevision append(CellRevision like) {
    return append(like.cell(), like.contents());
  }

  /** Deletes the topic and creates it again, empty. */
  public synchronized void recreate(String id) {
    topic = id;
    partitions.clear();
    for (int i = 0; i < PARTITIONS; i++) {
      partitions.add(new ArrayList<>());
    }
  }

  public synchronized void goAway() {
    away = true;
  }

  public synchronized void comeBack() {
    away = false;
  }

  /** Returns whether a reader at that position has read everything. */
  public synchronized boolean isAllRead(ReadPosition progress) {
    return IntStream.range(0, PARTITIONS)
        .allMatch(p -> progress.next(p) >= partitions.get(p).size());
  }

  @Override
  public Reading<CellRevision> open() {
    requireThere();
    return new FakeReading();
  }

  private synchronized TopicRange range() {
    requireThere();
    return new TopicRange(topic, offsets(_ -> 0L), offsets(p -> (long) partitions.get(p).size()));
  }

  private static Map<Integer, Long> offsets(IntFunction<Long> offset) {
    return IntStream.range(0, PARTITIONS)
        .boxed()
        .collect(Collectors.toUnmodifiableMap(p -> p, offset::apply));
  }

  private synchronized TopicBatch<CellRevision> poll(Map<Integer, Long> next, Duration atMost)
      throws InterruptedException {
    requireThere();
    long deadline = System.nanoTime() + atMost.toNanos();
    long left = atMost.toMillis();
    while (unread(next) == 0 && left > 0) {
      wait(left);
      left = (deadline - System.nanoTime()) / 1_000_000;
    }
    List<CellRevision> read = new ArrayList<>();
    for (Map.Entry<Integer, Long> position : next.entrySet()) {
      List<CellRevision> log = partitions.get(position.getKey());
      int from = (int) Math.min(position.getValue(), log.size());
      int to = Math.min(log.size(), from + MOST);
      read.addAll(log.subList(from, to));
      position.setValue((long) to);
    }
    return new TopicBatch<>(read, next, unread(next));
  }

  private long unread(Map<Integer, Long> next) {
    return next.entrySet().stream()
        .mapToLong(p -> partitions.get(p.getKey()).size() - p.getValue())
        .sum();
  }

  private synchronized void requireThere() {
    if (away) {
      throw new SourceUnavailableException("the test took it away");
    }
  }

  private final class FakeReading implements Reading<CellRevision> {
    private final Map<Integer, Long> next = new HashMap<>();
    private Consumer<TopicBatch<CellRevision>> listener = _ -> {};
    private boolean paused;

    @Override
    public TopicRange range() {
      return FakeSummarySource.this.range();
    }

    @Override
    public void start(Map<Integer, Long> offsets, Consumer<TopicBatch<CellRevision>> to) {
      next.putAll(offsets);
      listener = to;
    }

    /** Delivers in the thread that waits. */
    @Override
    public void await(Duration atMost) {
      try {
        if (!paused) {
          listener.accept(FakeSummarySource.this.poll(next, atMost));
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new SourceUnavailableException("interrupted", e);
      }
    }

    @Override
    public void pause() {
      paused = true;
    }

    @Override
    public void resume() {
      paused = false;
    }

    @Override
    public void close() {}
  }
}
