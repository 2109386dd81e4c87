/**
 * Publishes validated events to Kafka. {@link io.millrace.ingest.publish.EventPublisher} is the
 * port, and {@link io.millrace.ingest.publish.KafkaPublisher} implements it.
 */
@NullMarked
package io.millrace.ingest.publish;

import org.jspecify.annotations.NullMarked;
