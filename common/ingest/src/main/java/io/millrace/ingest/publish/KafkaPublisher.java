package io.millrace.ingest.publish;

import io.millrace.events.Event;
import io.millrace.events.topic.Topics;
import io.millrace.events.wire.EventCodec;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.ProducerFactory;

/**
 * Publishes each event to the topic of its domain, with the visitor as the key. Records carry no
 * event time as their timestamp. Their timestamp is the time of receipt, because a broker refuses
 * batches with times far in the future. Safe for several threads.
 *
 * <p>All batches share the producer of the factory. The factory replaces a producer that has become
 * unusable. Each batch has one future, so this class calls the producer directly: {@code
 * KafkaTemplate} would create a future for each event.
 */
public final class KafkaPublisher implements EventPublisher {
  private static final Logger log = LoggerFactory.getLogger(KafkaPublisher.class);

  private final ProducerFactory<byte[], byte[]> producers;
  private final PublishCircuit circuit;
  private final BooleanSupplier topicsReady;

  /**
   * Creates a publisher and its producer. Does not wait for the broker.
   *
   * @param producers the factory of the producer; this class never closes the factory
   * @param pause how long nothing is sent after a failure
   * @param topicsReady whether a check has found the topics as configured; nothing is sent before
   *     that
   */
  public KafkaPublisher(
      ProducerFactory<byte[], byte[]> producers, Duration pause, BooleanSupplier topicsReady) {
    this.producers = producers;
    this.circuit = new PublishCircuit(pause, System::nanoTime);
    this.topicsReady = topicsReady;
    producers.createProducer().close();
  }

  @Override
  public CompletionStage<Acknowledgements> publish(List<Event> events) {
    if (events.isEmpty() || !topicsReady.getAsBoolean() || !circuit.passes()) {
      return CompletableFuture.completedStage(Acknowledgements.none());
    }
    BatchAcknowledgement acknowledgement = new BatchAcknowledgement(events.size());
    acknowledgement.fail(events.size() - sendUntilOneFails(events, acknowledgement));
    return acknowledgement.done();
  }

  /** Whether the latest sends were acknowledged. */
  public boolean delivers() {
    return circuit.isOpen();
  }

  /**
   * Sends events until one send fails, and returns how many it tried. It stops at the first
   * failure, because each failed send may block for the whole {@code max-block} time.
   */
  private int sendUntilOneFails(List<Event> events, BatchAcknowledgement acknowledgement) {
    int tried = 0;
    boolean sent = true;
    try (Producer<byte[], byte[]> producer = producers.createProducer()) {
      while (sent && tried < events.size()) {
        sent = send(producer, events.get(tried), tried, acknowledgement);
        tried++;
      }
    }
    return tried;
  }

  private boolean send(
      Producer<byte[], byte[]> producer,
      Event event,
      int index,
      BatchAcknowledgement acknowledgement) {
    String topic = topic(event);
    Answer answer = new Answer(topic, index, acknowledgement);
    byte[] key = event.envelope().visitor().toBytes();
    try {
      var _ = producer.send(new ProducerRecord<>(topic, key, EventCodec.encode(event)), answer);
    } catch (KafkaException | IllegalStateException e) {
      answer.failed(e);
    }
    return !answer.failed;
  }

  private static String topic(Event event) {
    return Topics.events(event.envelope().type().domain()).name();
  }

  /**
   * Whether other events would fail too. An interrupted thread, an event that is too large and an
   * event that cannot be serialized say nothing about the broker.
   */
  private static boolean isOfTheBroker(Exception error) {
    return !(error instanceof InterruptException
        || error instanceof RecordTooLargeException
        || error instanceof SerializationException);
  }

  /**
   * Receives the outcome of one event from the producer. The producer may call it before {@code
   * send} returns.
   */
  private final class Answer implements Callback {
    private final String topic;
    private final int index;
    private final BatchAcknowledgement acknowledgement;
    private volatile boolean failed;

    Answer(String topic, int index, BatchAcknowledgement acknowledgement) {
      this.topic = topic;
      this.index = index;
      this.acknowledgement = acknowledgement;
    }

    @Override
    public void onCompletion(@Nullable RecordMetadata metadata, @Nullable Exception error) {
      if (error == null) {
        circuit.open();
        acknowledgement.acknowledge(index);
      } else {
        failed(error);
      }
    }

    private void failed(Exception error) {
      failed = true;
      if (isOfTheBroker(error) && circuit.close()) {
        log.warn("the broker does not acknowledge events of {}: {}", topic, error.toString());
      }
      acknowledgement.fail(1);
    }
  }
}
