package io.millrace.aggregator.topology;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
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
 * looks like a store with a cache, since those are what Kafka Streams flushes there.
 *
 * <p>The only class that leans on internals of Kafka Streams (as of 4.2). Public means do not do: a
 * punctuator is not called before the commit of a rebalance, so that what it holds in memory would
 * be lost there; a logged store with a punctuator is safe and about 2.5 times slower.
 */
final class CommitHook implements StateStore, CachedStateStore<Object, Object> {
  private final String name;
  private Runnable action = CommitHook::doNothing;
  private Runnable request = CommitHook::doNothing;
  private Runnable forget = CommitHook::doNothing;
  private Optional<Cancellable> due = Optional.empty();
  private boolean open;

  private CommitHook(String name) {
    this.name = name;
  }

  static CommitHook of(ProcessorContext<?, ?> context, String name) {
    return context.getStateStore(name);
  }

  /** Runs the action, which may forward, at each commit of the processor's task from now on. */
  void onCommit(ProcessorContext<?, ?> context, Runnable commit) {
    InternalProcessorContext<?, ?> internal = (InternalProcessorContext<?, ?>) context;
    ProcessorNode<?, ?, ?, ?> node = internal.currentNode();
    action = () -> runAt(node, internal, commit);
    due = Optional.empty();
    if (context.appConfigs().get(CommitSchedule.SETTING) instanceof CommitSchedule commits) {
      request = () -> request(context, commits);
      forget = () -> commits.forget(context.taskId());
    }
  }

  /**
   * Says that the task has read something, so that it commits when that is due. Kafka Streams' own
   * interval would be the same however long a commit takes. A wall-clock punctuation for good would
   * make idle tasks commit, so there is one only while something waits.
   */
  void changed() {
    if (due.isEmpty()) {
      request.run();
    }
  }

  private void request(ProcessorContext<?, ?> context, CommitSchedule commits) {
    RecordPosition place =
        context
            .recordMetadata()
            .map(of -> new RecordPosition(of.topic(), of.partition(), of.offset()))
            .orElseThrow();
    Duration wait = commits.begin(context.taskId(), place);
    due =
        Optional.of(context.schedule(wait, PunctuationType.WALL_CLOCK_TIME, _ -> context.commit()));
  }

  private void reset() {
    due.ifPresent(Cancellable::cancel);
    due = Optional.empty();
    action = CommitHook::doNothing;
    request = CommitHook::doNothing;
  }

  /**
   * Forwarding goes to the children of the current node, and outside of processing there is none.
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
    action.run();
  }

  /** The task starts over: its processor is initialized anew and sets a new action. */
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

  /** Builds it; it has nothing to cache, nothing to log. */
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
