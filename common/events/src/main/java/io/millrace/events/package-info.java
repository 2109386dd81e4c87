/**
 * The event model: type, visitor, platform and time of an event. It uses neither Spring nor Kafka
 * nor JSON, so that every process can depend on it.
 */
@NullMarked
package io.millrace.events;

import org.jspecify.annotations.NullMarked;
