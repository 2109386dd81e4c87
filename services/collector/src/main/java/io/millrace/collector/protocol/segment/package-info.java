/** Segment's HTTP API: {@link io.millrace.collector.protocol.segment.SegmentProtocol}. */
@NullMarked
package io.millrace.collector.protocol.segment;

import org.jspecify.annotations.NullMarked;
