/**
 * The wire format of events, cells, explained orders, generation records and dead letters (Protocol
 * Buffers, see records.proto).
 */
@NullMarked
package io.millrace.events.wire;

import org.jspecify.annotations.NullMarked;
