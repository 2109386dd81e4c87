/** A real Kafka broker for tests, shared with other modules as a test-jar. */
@NullMarked
package io.millrace.kafka.testing;

import org.jspecify.annotations.NullMarked;
