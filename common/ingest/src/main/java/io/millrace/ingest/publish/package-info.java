/** How accepted events get to Kafka: a port, and what is behind it. */
@NullMarked
package io.millrace.ingest.publish;

import org.jspecify.annotations.NullMarked;
