package io.millrace.ingest.publish;

import io.millrace.events.Domain;
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
 * Publishes to the domain's topic, keyed by visitor. Records carry no timestamp of their own: it is
 * the time of receipt, as a broker refuses batches with times far ahead.
 *
 * <p>All batches share the factory's producer. The factory replaces a producer that cannot be used
 * any more. Each batch is answered by one future, so events are sent by the producer itself: {@code
 * KafkaTemplate} would make a future for each event.
 */
public final class KafkaPublisher implements EventPublisher {
  private static final Logger log = LoggerFactory.getLogger(KafkaPublisher.class);

  private final ProducerFactory<byte[], byte[]> producers;
  private final String topic;
  private final PublishCircuit gate;
  private final BooleanSupplier topicsReady;

  /**
   * A publisher with a producer that exists from now on. Does not wait for the broker.
   *
   * @param producers stay the caller's
   * @param pause how long nothing is tried after a failure
   * @param topicsReady whether the topics are known to be as configured; before, nothing is sent
   */
  public KafkaPublisher(
      ProducerFactory<byte[], byte[]> producers,
      Domain domain,
      Duration pause,
      BooleanSupplier topicsReady) {
    this.producers = producers;
    this.topic = Topics.events(domain).name();
    this.gate = new PublishCircuit(pause, System::nanoTime);
    this.topicsReady = topicsReady;
    producers.createProducer().close();
  }

  @Override
  public CompletionStage<Acknowledgements> publish(List<Event> events) {
    if (events.isEmpty() || !topicsReady.getAsBoolean() || !gate.passes()) {
      return CompletableFuture.completedStage(Acknowledgements.none());
    }
    BatchAcknowledgement countdown = new BatchAcknowledgement(events.size());
    countdown.fail(events.size() - sendUntilOneFails(events, countdown));
    return countdown.done();
  }

  /** Whether the latest sends have come to a good end. */
  public boolean delivers() {
    return gate.isOpen();
  }

  /** How many were tried. Each failure may have cost the whole waiting time: one is enough. */
  private int sendUntilOneFails(List<Event> events, BatchAcknowledgement countdown) {
    int tried = 0;
    boolean fine = true;
    try (Producer<byte[], byte[]> producer = producers.createProducer()) {
      while (fine && tried < events.size()) {
        fine = send(producer, events.get(tried), tried, countdown);
        tried++;
      }
    }
    return tried;
  }

  private boolean send(
      Producer<byte[], byte[]> producer, Event event, int index, BatchAcknowledgement countdown) {
    Answer answer = new Answer(index, countdown);
    byte[] key = event.envelope().visitor().toBytes();
    try {
      var _ = producer.send(new ProducerRecord<>(topic, key, EventCodec.encode(event)), answer);
    } catch (KafkaException | IllegalStateException e) {
      answer.failed(e);
    }
    return !answer.failed;
  }

  /** Whether others would fail as well: not when only this thread, or this event, is at fault. */
  private static boolean isOfTheBroker(Exception error) {
    return !(error instanceof InterruptException
        || error instanceof RecordTooLargeException
        || error instanceof SerializationException);
  }

  /** Told by the producer what became of one event, sometimes before {@code send} returns. */
  private final class Answer implements Callback {
    private final int index;
    private final BatchAcknowledgement countdown;
    private volatile boolean failed;

    Answer(int index, BatchAcknowledgement countdown) {
      this.index = index;
      this.countdown = countdown;
    }

    @Override
    public void onCompletion(@Nullable RecordMetadata metadata, @Nullable Exception error) {
      if (error == null) {
        gate.open();
        countdown.acknowledge(index);
      } else {
        failed(error);
      }
    }

    private void failed(Exception error) {
      failed = true;
      if (isOfTheBroker(error) && gate.close()) {
        log.warn("events are not acknowledged on {}: {}", topic, error.toString());
      }
      countdown.fail(1);
    }
  }
}
