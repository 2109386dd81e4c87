/**
 * The event model: what happened, to whom, where and when. Free of Spring, Kafka and JSON, so that
 * every process may depend on it.
 */
@NullMarked
package io.millrace.events;

import org.jspecify.annotations.NullMarked;
