/**
 * The Kafka Streams topology from events to summaries, without Spring and without threads. Start
 * reading at {@link io.millrace.aggregator.topology.AggregationTopology}.
 */
@NullMarked
package io.millrace.aggregator.topology;

import org.jspecify.annotations.NullMarked;
