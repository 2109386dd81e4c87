/** Reads the positions of the pipeline from the Kafka broker. */
@NullMarked
package io.millrace.insights.lag.source;

import org.jspecify.annotations.NullMarked;
