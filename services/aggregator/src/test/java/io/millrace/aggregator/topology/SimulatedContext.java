package io.millrace.aggregator.topology;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.kafka.streams.processor.Punctuator;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.internals.InternalProcessorContext;
import org.apache.kafka.streams.processor.internals.ProcessorNode;
import org.jspecify.annotations.Nullable;

/**
 * What one processor sees of its task. As in Kafka Streams, forwarding goes to the children of the
 * current node, and fails where there is none.
 */
final class SimulatedContext<K, V extends @Nullable Object> implements InvocationHandler {
  private final SimulatedTask task;
  private final BiConsumer<String, Record<K, V>> children;
  private final ProcessorNode<?, ?, ?, ?> node;
  private Optional<ProcessorNode<?, ?, ?, ?>> current = Optional.empty();

  /**
   * @param child takes what is forwarded
   */
  SimulatedContext(SimulatedTask task, String name, Consumer<Record<K, V>> child) {
    this(task, name, (_, record) -> child.accept(record));
  }

  /**
   * @param children take what is forwarded to the child of that name
   */
  SimulatedContext(SimulatedTask task, String name, BiConsumer<String, Record<K, V>> children) {
    this.task = task;
    this.children = children;
    this.node = new ProcessorNode<>(name);
  }

  /** What the processor is initialized with. */
  @SuppressWarnings("unchecked")
  ProcessorContext<K, V> proxy() {
    return (ProcessorContext<K, V>)
        Proxy.newProxyInstance(
            SimulatedContext.class.getClassLoader(),
            new Class<?>[] {InternalProcessorContext.class},
            this);
  }

  /** Runs something of the processor. */
  void inside(Runnable action) {
    current = Optional.of(node);
    try {
      action.run();
    } finally {
      current = Optional.empty();
    }
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) {
    Object[] given = arguments == null ? new Object[0] : arguments;
    return switch (method.getName()) {
      case "appConfigs" -> Map.of(CommitSchedule.SETTING, task.commits());
      case "taskId" -> task.id();
      case "getStateStore" -> task.store((String) given[0]);
      case "recordMetadata" -> task.reading();
      case "currentSystemTimeMs" -> task.now();
      case "currentNode" -> current.orElse(null);
      case "setCurrentNode" -> {
        current = Optional.ofNullable((ProcessorNode<?, ?, ?, ?>) given[0]);
        yield null;
      }
      case "schedule" ->
          task.schedule((Duration) given[0], at -> inside(() -> punctuate(given[2], at)));
      case "commit" -> {
        task.requestCommit();
        yield null;
      }
      case "forward" -> {
        forward(given.length > 1 ? (String) given[1] : "", given[0]);
        yield null;
      }
      default -> throw new UnsupportedOperationException(method.getName());
    };
  }

  private static void punctuate(Object punctuator, long at) {
    ((Punctuator) punctuator).punctuate(at);
  }

  @SuppressWarnings("unchecked")
  private void forward(String child, Object record) {
    if (current.isEmpty()) {
      throw new IllegalStateException("forwarded outside of any node");
    }
    task.faults().at(SimulatedFaults.Point.FORWARD);
    children.accept(child, (Record<K, V>) record);
  }
}
