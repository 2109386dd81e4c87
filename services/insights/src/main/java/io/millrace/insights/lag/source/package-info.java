/** How far everybody is, by Kafka. */
@NullMarked
package io.millrace.insights.lag.source;

import org.jspecify.annotations.NullMarked;
