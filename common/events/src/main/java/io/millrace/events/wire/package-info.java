/** How events, cells and dead letters look as bytes (Protocol Buffers, see records.proto). */
@NullMarked
package io.millrace.events.wire;

import org.jspecify.annotations.NullMarked;
