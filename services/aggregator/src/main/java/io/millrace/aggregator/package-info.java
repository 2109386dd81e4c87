/**
 * The aggregator process: Kafka in, Kafka out, no public API. {@link
 * io.millrace.aggregator.AggregatorApplication} starts it; the stream itself is in {@code
 * topology}.
 */
@NullMarked
package io.millrace.aggregator;

import org.jspecify.annotations.NullMarked;
