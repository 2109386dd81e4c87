/** The Kafka topics as typed values, without a dependency on a Kafka client. */
@NullMarked
package io.millrace.events.topic;

import org.jspecify.annotations.NullMarked;
