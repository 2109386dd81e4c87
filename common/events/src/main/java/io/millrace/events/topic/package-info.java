/** The Kafka topics as typed values; no Kafka client in sight. */
@NullMarked
package io.millrace.events.topic;

import org.jspecify.annotations.NullMarked;
