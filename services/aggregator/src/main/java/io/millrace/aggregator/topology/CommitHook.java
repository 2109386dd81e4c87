package io.millrace.aggregator.topology;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.internals.InternalProcessorContext;
import org.apache.kafka.streams.processor.internals.ProcessorNode;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.internals.CacheFlushListener;
import org.apache.kafka.streams.state.internals.CachedStateStore;

/**
 * Runs an action of a processor inside every commit of its task, before the transaction ends. It
 * implements a store with a cache, because Kafka Streams flushes only caches at that moment.
 *
 * <p>This is the only class that depends on internals of Kafka Streams (as of 4.2). The public API
 * is not enough: Kafka Streams does not call a punctuator before the commit of a rebalance, so the
 * content of the punctuator's memory would be lost. A logged store with a punctuator is safe and
 * about 2.5 times slower.
 */
final class CommitHook implements StateStore, CachedStateStore<Object, Object> {
  /** A greater age changes nothing; a stepped clock can make one. */
  private static final long LONGEST_AGE_MS = Duration.ofHours(1).toMillis();

  private final String name;
  private Runnable action = CommitHook::doNothing;
  private LongConsumer request = _ -> {};
  private Runnable forget = CommitHook::doNothing;
  private Consumer<Runnable> timing = Runnable::run;
  private Optional<Cancellable> due = Optional.empty();
  private boolean open;

  private CommitHook(String name) {
    this.name = name;
  }

  static CommitHook of(ProcessorContext<?, ?> context, String name) {
    return context.getStateStore(name);
  }

  /**
   * Runs the action at each commit of the processor's task from now on. The action may forward
   * records.
   */
  void onCommit(ProcessorContext<?, ?> context, Runnable commit) {
    InternalProcessorContext<?, ?> internal = (InternalProcessorContext<?, ?>) context;
    ProcessorNode<?, ?, ?, ?> node = internal.currentNode();
    action = () -> runAt(node, internal, commit);
    due = Optional.empty();
    if (context.appConfigs().get(CommitSchedule.SETTING) instanceof CommitSchedule commits) {
      request = timestamp -> request(context, commits, timestamp);
      forget = () -> commits.forget(context.taskId());
      timing = commits::time;
    }
  }

  /**
   * Records that the task has read a record, and schedules its commit. The commit interval of Kafka
   * Streams does not depend on how long a commit takes. A permanent wall-clock punctuation would
   * make idle tasks commit, so a punctuation exists only while a record waits.
   *
   * @param timestamp when the record was written, milliseconds
   */
  void changed(long timestamp) {
    if (due.isEmpty()) {
      request.accept(timestamp);
    }
  }

  private void request(ProcessorContext<?, ?> context, CommitSchedule commits, long timestamp) {
    RecordPosition position =
        context
            .recordMetadata()
            .map(of -> new RecordPosition(of.topic(), of.partition(), of.offset()))
            .orElseThrow();
    long age = Math.clamp(context.currentSystemTimeMs() - timestamp, 0, LONGEST_AGE_MS);
    Duration wait = commits.begin(context.taskId(), position, Duration.ofMillis(age));
    due =
        Optional.of(context.schedule(wait, PunctuationType.WALL_CLOCK_TIME, _ -> context.commit()));
  }

  private void reset() {
    due.ifPresent(Cancellable::cancel);
    due = Optional.empty();
    action = CommitHook::doNothing;
    request = _ -> {};
  }

  /**
   * Runs the action with the current node set to the processor's node. Forwarding goes to the
   * children of the current node, and outside of processing no node is current.
   */
  private static void runAt(
      ProcessorNode<?, ?, ?, ?> node, InternalProcessorContext<?, ?> context, Runnable commit) {
    ProcessorNode<?, ?, ?, ?> before = context.currentNode();
    context.setCurrentNode(node);
    try {
      commit.run();
    } finally {
      context.setCurrentNode(before);
    }
  }

  private static void doNothing() {}

  @Override
  public void flushCache() {
    due.ifPresent(Cancellable::cancel);
    due = Optional.empty();
    timing.accept(action);
  }

  /**
   * Resets the hook, because the task starts again: Kafka Streams initializes its processor, which
   * sets a new action.
   */
  @Override
  public void clearCache() {
    reset();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void init(StateStoreContext context, StateStore root) {
    context.register(root, (_, _) -> {});
    open = true;
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    reset();
    forget.run();
    open = false;
  }

  @Override
  public boolean persistent() {
    return false;
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public boolean setFlushListener(CacheFlushListener<Object, Object> listener, boolean oldValues) {
    return false;
  }

  /** Builds the hook. A hook has no cache and no log. */
  record Builder(String name) implements StoreBuilder<CommitHook> {
    @Override
    public CommitHook build() {
      return new CommitHook(name);
    }

    @Override
    public StoreBuilder<CommitHook> withCachingEnabled() {
      return this;
    }

    @Override
    public StoreBuilder<CommitHook> withCachingDisabled() {
      return this;
    }

    @Override
    public StoreBuilder<CommitHook> withLoggingEnabled(Map<String, String> config) {
      return this;
    }

    @Override
    public StoreBuilder<CommitHook> withLoggingDisabled() {
      return this;
    }

    @Override
    public Map<String, String> logConfig() {
      return Map.of();
    }

    @Override
    public boolean loggingEnabled() {
      return false;
    }
  }
}
