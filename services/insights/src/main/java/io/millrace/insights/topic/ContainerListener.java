package io.millrace.insights.topic;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.kafka.event.ConsumerStoppedEvent;
import org.springframework.kafka.event.ListenerContainerIdleEvent;
import org.springframework.kafka.listener.BatchAcknowledgingConsumerAwareMessageListener;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.kafka.support.Acknowledgment;

/**
 * Receives the callbacks of a listener container, in the thread of the container. The first fault
 * stops the container and is kept for the thread that waits. Another container reads again all
 * records that were not stored.
 */
final class ContainerListener
    implements BatchAcknowledgingConsumerAwareMessageListener<byte[], byte[]>,
        CommonErrorHandler,
        ApplicationEventPublisher {
  private final Consumer<TopicBatch<ConsumerRecord<byte[], byte[]>>> listener;
  private final CompletableFuture<Void> fault = new CompletableFuture<>();
  private final CountDownLatch ended = new CountDownLatch(1);
  private @Nullable MessageListenerContainer container;
  private boolean closed;

  ContainerListener(Consumer<TopicBatch<ConsumerRecord<byte[], byte[]>>> listener) {
    this.listener = listener;
  }

  void start(MessageListenerContainer started) {
    container = started;
    started.start();
  }

  /** Waits for that time. Throws the fault, if there is one. */
  void await(Duration atMost) {
    try {
      fault.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      // No fault so far.
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException known
          ? known
          : new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SourceUnavailableException("interrupted", e);
    }
  }

  void pause() {
    container().pause();
  }

  /** Resumes a paused container only: resuming another one would end its poll early. */
  void resume() {
    if (container().isPauseRequested()) {
      container().resume();
    }
  }

  /**
   * Waits for a running call, and at most that time for the consumer to end. After this call, the
   * listener is not called again.
   */
  void close(Duration atMost) {
    synchronized (this) {
      closed = true;
    }
    container().stop(() -> {});
    try {
      var _ = ended.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void onMessage(
      List<ConsumerRecord<byte[], byte[]>> records,
      @Nullable Acknowledgment acknowledgment,
      org.apache.kafka.clients.consumer.@Nullable Consumer<?, ?> consumer) {
    deliver(TopicBatch.of(records, requireNonNull(consumer)));
  }

  @Override
  public void publishEvent(Object event) {
    switch (event) {
      case ListenerContainerIdleEvent idle -> deliver(TopicBatch.of(List.of(), idle.getConsumer()));
      case ConsumerStoppedEvent stopped -> {
        fail(new SourceUnavailableException("the consumer has stopped: " + stopped.getReason()));
        ended.countDown();
      }
      default -> {
        // Other events need no action.
      }
    }
  }

  @Override
  public void handleBatch(
      Exception thrown,
      ConsumerRecords<?, ?> data,
      org.apache.kafka.clients.consumer.Consumer<?, ?> consumer,
      MessageListenerContainer failed,
      Runnable invokeListener) {
    stop(thrown, failed);
  }

  @Override
  public void handleOtherException(
      Exception thrown,
      org.apache.kafka.clients.consumer.Consumer<?, ?> consumer,
      MessageListenerContainer failed,
      boolean batchListener) {
    stop(thrown, failed);
  }

  private synchronized void deliver(TopicBatch<ConsumerRecord<byte[], byte[]>> polled) {
    if (closed || fault.isDone()) {
      return;
    }
    try {
      listener.accept(polled);
    } catch (RuntimeException e) {
      fail(e);
      throw e;
    }
  }

  private void stop(Exception thrown, MessageListenerContainer failed) {
    fail(new SourceUnavailableException("Kafka: " + thrown.getMessage(), thrown));
    failed.stop(() -> {});
  }

  /** Keeps the first fault only. */
  private void fail(RuntimeException e) {
    fault.completeExceptionally(e);
  }

  private MessageListenerContainer container() {
    if (container == null) {
      throw new IllegalStateException("not started");
    }
    return container;
  }
}
