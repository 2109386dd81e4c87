/** A part of the aggregator's work as a job for Apache Flink. */
@NullMarked
package io.millrace.bench.flink;

import org.jspecify.annotations.NullMarked;
