/**
 * The Kafka code that every process shares: connection settings, creation of topics, and the
 * generation record.
 */
@NullMarked
package io.millrace.kafka;

import org.jspecify.annotations.NullMarked;
