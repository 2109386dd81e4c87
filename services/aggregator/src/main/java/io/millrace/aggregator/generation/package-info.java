/**
 * Decides whether the stream may start: the data must be counted with this process's calculation
 * settings, and a rebuild must have deleted all older results.
 */
@NullMarked
package io.millrace.aggregator.generation;

import org.jspecify.annotations.NullMarked;
