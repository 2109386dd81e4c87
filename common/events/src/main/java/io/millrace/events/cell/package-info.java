/** Metrics, cells and changes: the contract between aggregator and insights. */
@NullMarked
package io.millrace.events.cell;

import org.jspecify.annotations.NullMarked;
