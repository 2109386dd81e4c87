/**
 * The aggregator process. It reads from Kafka and writes to Kafka, and has no public API. {@link
 * io.millrace.aggregator.AggregatorApplication} starts it. The stream itself is in {@code
 * topology}.
 */
@NullMarked
package io.millrace.aggregator;

import org.jspecify.annotations.NullMarked;
