/**
 * The ingest service of all domains; {@link io.millrace.collector.CollectorApplication} starts it.
 */
@NullMarked
package io.millrace.collector;

import org.jspecify.annotations.NullMarked;
