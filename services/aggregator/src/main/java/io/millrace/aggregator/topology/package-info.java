/**
 * The stream from events to summaries, without Spring and without threads. {@link
 * io.millrace.aggregator.topology.AggregationTopology} is the way in and reads in order.
 */
@NullMarked
package io.millrace.aggregator.topology;

import org.jspecify.annotations.NullMarked;
