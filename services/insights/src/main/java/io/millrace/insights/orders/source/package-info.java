/** Reads and decodes explained orders from Kafka. */
@NullMarked
package io.millrace.insights.orders.source;

import org.jspecify.annotations.NullMarked;
