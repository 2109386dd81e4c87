/** The clock of all Kafka code in this process: it never goes back and never jumps. */
@NullMarked
package io.millrace.kafka.time;

import org.jspecify.annotations.NullMarked;
