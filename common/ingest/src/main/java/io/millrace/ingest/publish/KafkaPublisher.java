package io.millrace.ingest.publish;

import io.millrace.events.Event;
import io.millrace.events.identity.IdentityStatement;
import io.millrace.events.topic.Topics;
import io.millrace.events.wire.EventCodec;
import io.millrace.events.wire.IdentityCodec;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
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
 * Publishes each event to the topic of its domain, with the visitor as the key (spend has none: its
 * event key is the key), and identity statements to their topic. Records carry no event time as
 * their timestamp. Their timestamp is the time of receipt, because a broker refuses batches with
 * times far in the future. Safe for several threads.
 *
 * <p>All batches share the producer of the factory. The factory replaces a producer that has become
 * unusable. Each batch has one future, so this class calls the producer directly: {@code
 * KafkaTemplate} would create a future for each event.
 */
public final class KafkaPublisher implements EventPublisher, IdentityPublisher {
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
    return publish(events, KafkaPublisher::record);
  }

  @Override
  public CompletionStage<Acknowledgements> publishIdentities(List<IdentityStatement> statements) {
    return publish(statements, KafkaPublisher::record);
  }

  private <T> CompletionStage<Acknowledgements> publish(
      List<T> items, Function<T, ProducerRecord<byte[], byte[]>> record) {
    if (items.isEmpty() || !topicsReady.getAsBoolean() || !circuit.passes()) {
      return CompletableFuture.completedStage(Acknowledgements.none());
    }
    BatchAcknowledgement acknowledgement = new BatchAcknowledgement(items.size());
    acknowledgement.fail(items.size() - sendUntilOneFails(items, record, acknowledgement));
    return acknowledgement.done();
  }

  /** Whether the latest sends were acknowledged. */
  public boolean delivers() {
    return circuit.isOpen();
  }

  /**
   * Sends items until one send fails, and returns how many it tried. It stops at the first failure,
   * because each failed send may block for the whole {@code max-block} time.
   */
  private <T> int sendUntilOneFails(
      List<T> items,
      Function<T, ProducerRecord<byte[], byte[]>> record,
      BatchAcknowledgement acknowledgement) {
    int tried = 0;
    boolean sent = true;
    try (Producer<byte[], byte[]> producer = producers.createProducer()) {
      while (sent && tried < items.size()) {
        T item = items.get(tried);
        sent = send(producer, () -> record.apply(item), tried, acknowledgement);
        tried++;
      }
    }
    return tried;
  }

  private boolean send(
      Producer<byte[], byte[]> producer,
      Supplier<ProducerRecord<byte[], byte[]>> record,
      int index,
      BatchAcknowledgement acknowledgement) {
    Answer answer = new Answer(index, acknowledgement);
    try {
      var _ = producer.send(record.get(), answer);
    } catch (KafkaException | IllegalStateException e) {
      answer.failed(e);
    }
    return !answer.failed;
  }

  private static ProducerRecord<byte[], byte[]> record(Event event) {
    return new ProducerRecord<>(
        Topics.events(event.envelope().type().domain()).name(),
        event.envelope().visitor().toBytes(),
        EventCodec.encode(event));
  }

  private static ProducerRecord<byte[], byte[]> record(IdentityStatement statement) {
    return new ProducerRecord<>(
        Topics.IDENTITIES.name(), IdentityCodec.key(statement), IdentityCodec.encode(statement));
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
    private final int index;
    private final BatchAcknowledgement acknowledgement;
    private volatile boolean failed;

    Answer(int index, BatchAcknowledgement acknowledgement) {
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
        log.warn("the broker does not acknowledge records: {}", error.toString());
      }
      acknowledgement.fail(1);
    }
  }
}
