/**
 * Snowplow's tracker protocol: {@link io.millrace.collector.protocol.snowplow.SnowplowProtocol}.
 */
@NullMarked
package io.millrace.collector.protocol.snowplow;

import org.jspecify.annotations.NullMarked;
