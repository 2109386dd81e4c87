package io.millrace.ingest.publish;

import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import io.millrace.events.Domain;
import io.millrace.events.Event;
import io.millrace.events.topic.Topics;
import io.millrace.events.wire.EventCodec;
import io.millrace.kafka.KafkaSettings;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes to the domain's topic, keyed by visitor. Records carry no timestamp of their own: it is
 * the time of receipt, as a broker refuses batches with times far ahead.
 */
public final class KafkaPublisher implements EventPublisher, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(KafkaPublisher.class);

  private final Producer<byte[], byte[]> producer;
  private final String topic;
  private final SendGate gate;
  private final BooleanSupplier topicsReady;
  private final Duration closeTimeout;

  private KafkaPublisher(
      Producer<byte[], byte[]> producer,
      Domain domain,
      ProducerSettings settings,
      BooleanSupplier topicsReady) {
    this.producer = producer;
    this.topic = Topics.events(domain).name();
    this.gate = new SendGate(settings.pause(), System::nanoTime);
    this.topicsReady = topicsReady;
    this.closeTimeout = settings.deliveryTimeout();
  }

  /**
   * A publisher with a producer of its own. Does not wait for the broker.
   *
   * @param topicsReady whether the topics are known to be as configured; before, nothing is sent
   */
  public static KafkaPublisher connect(
      KafkaSettings kafka, ProducerSettings settings, Domain domain, BooleanSupplier topicsReady) {
    ByteArraySerializer bytes = new ByteArraySerializer();
    return new KafkaPublisher(
        new KafkaProducer<>(settings.toClient(kafka), bytes, bytes), domain, settings, topicsReady);
  }

  @Override
  public CompletionStage<Deliveries> publish(List<Event> events) {
    if (events.isEmpty() || !topicsReady.getAsBoolean() || !gate.passes()) {
      return CompletableFuture.completedStage(Deliveries.none());
    }
    Countdown countdown = new Countdown(events.size());
    countdown.fail(events.size() - sendUntilOneFails(events, countdown));
    return countdown.done();
  }

  /** What the Kafka client counts itself; to be closed with this. */
  public KafkaClientMetrics metrics() {
    return new KafkaClientMetrics(producer);
  }

  /** Whether the latest sends have come to a good end. */
  public boolean delivers() {
    return gate.isOpen();
  }

  /** Waits for what is under way, as long as a delivery may take. */
  @Override
  public void close() {
    producer.close(closeTimeout);
  }

  /** How many were tried. Each failure may have cost the whole waiting time: one is enough. */
  private int sendUntilOneFails(List<Event> events, Countdown countdown) {
    int tried = 0;
    boolean fine = true;
    while (fine && tried < events.size()) {
      fine = send(events.get(tried), tried, countdown);
      tried++;
    }
    return tried;
  }

  private boolean send(Event event, int index, Countdown countdown) {
    Answer answer = new Answer(index, countdown);
    byte[] key = event.head().visitor().toBytes();
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
    private final Countdown countdown;
    private volatile boolean failed;

    Answer(int index, Countdown countdown) {
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
