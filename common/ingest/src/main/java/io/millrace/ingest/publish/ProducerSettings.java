package io.millrace.ingest.publish;

import io.millrace.events.wire.RecordBounds;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.util.unit.DataSize;

/**
 * Settings of the Kafka producer. A batch gets its answer after at most {@code maxBlock +
 * deliveryTimeout}.
 *
 * @param maxBlock how long a send may wait for metadata or for free space in the buffer
 * @param deliveryTimeout how long an acknowledgement may take, retries included
 * @param linger how long a Kafka batch may wait for more events
 * @param buffer memory for events that are not acknowledged yet
 * @param pause how long nothing is sent after a failure
 */
@ConfigurationProperties("millrace.ingest.producer")
public record ProducerSettings(
    @DefaultValue("1s") Duration maxBlock,
    @DefaultValue("7s") Duration deliveryTimeout,
    @DefaultValue("5ms") Duration linger,
    @DefaultValue("32MB") DataSize buffer,
    @DefaultValue("1s") Duration pause) {
  private static final int BATCH_BYTES = 128 << 10;

  public ProducerSettings {
    if (deliveryTimeout.compareTo(linger.plusMillis(2)) < 0) {
      throw new IllegalArgumentException(
          "millrace.ingest.producer.delivery-timeout must be longer than linger");
    }
  }

  /**
   * Sets the producer properties that clients rely on. They take precedence over {@code
   * spring.kafka.producer.*}, so that no configuration weakens what an acknowledgement promises. A
   * factory that is closed waits for deliveries in progress.
   */
  public void applyTo(DefaultKafkaProducerFactory<?, ?> factory) {
    factory.updateConfigs(promises());
    factory.setPhysicalCloseTimeout((int) deliveryTimeout.plusMillis(999).toSeconds());
  }

  private Map<String, Object> promises() {
    Map<String, Object> client = new HashMap<>();
    client.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    client.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    client.put(ProducerConfig.ACKS_CONFIG, "all");
    client.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    client.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    client.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
    client.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, RecordBounds.TOPIC);
    client.put(ProducerConfig.BUFFER_MEMORY_CONFIG, buffer.toBytes());
    client.put(ProducerConfig.LINGER_MS_CONFIG, linger.toMillis());
    client.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, maxBlock.toMillis());
    client.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) deliveryTimeout.toMillis());
    client.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) requestTimeout().toMillis());
    return client;
  }

  /**
   * The timeout of one request. Kafka requires less than delivery timeout minus linger. Half of
   * that leaves time for one retry.
   */
  private Duration requestTimeout() {
    return deliveryTimeout.minus(linger).dividedBy(2);
  }
}
