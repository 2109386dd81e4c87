/** Reads a whole topic in each instance, from a position that is stored outside of Kafka. */
@NullMarked
package io.millrace.insights.topic;

import org.jspecify.annotations.NullMarked;
