/**
 * Benchmarks of throughput and freshness. They are started by hand, use the loopback interface
 * only, and end after a limited number of events and a limited time.
 */
@NullMarked
package io.millrace.bench;

import org.jspecify.annotations.NullMarked;
