/** Reads and decodes the summaries from Kafka. */
@NullMarked
package io.millrace.insights.source;

import org.jspecify.annotations.NullMarked;
