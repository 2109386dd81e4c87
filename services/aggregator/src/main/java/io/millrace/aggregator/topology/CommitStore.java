package io.millrace.aggregator.topology;

import java.util.Map;
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
final class CommitStore implements StateStore, CachedStateStore<Object, Object> {
  private final String name;
  private Runnable action = CommitStore::doNothing;
  private boolean open;

  private CommitStore(String name) {
    this.name = name;
  }

  static CommitStore of(ProcessorContext<?, ?> context, String name) {
    return context.getStateStore(name);
  }

  /** Runs the action, which may forward, at each commit of the processor's task from now on. */
  void onCommit(ProcessorContext<?, ?> context, Runnable commit) {
    InternalProcessorContext<?, ?> internal = (InternalProcessorContext<?, ?>) context;
    ProcessorNode<?, ?, ?, ?> node = internal.currentNode();
    action = () -> runAt(node, internal, commit);
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
    action.run();
  }

  /** The task starts over: its processor is initialized anew and sets a new action. */
  @Override
  public void clearCache() {
    action = CommitStore::doNothing;
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
    action = CommitStore::doNothing;
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
  record Builder(String name) implements StoreBuilder<CommitStore> {
    @Override
    public CommitStore build() {
      return new CommitStore(name);
    }

    @Override
    public StoreBuilder<CommitStore> withCachingEnabled() {
      return this;
    }

    @Override
    public StoreBuilder<CommitStore> withCachingDisabled() {
      return this;
    }

    @Override
    public StoreBuilder<CommitStore> withLoggingEnabled(Map<String, String> config) {
      return this;
    }

    @Override
    public StoreBuilder<CommitStore> withLoggingDisabled() {
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
