/** Sensors Analytics: {@link io.millrace.collector.protocol.sensors.SensorsProtocol}. */
@NullMarked
package io.millrace.collector.protocol.sensors;

import org.jspecify.annotations.NullMarked;
