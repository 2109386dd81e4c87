/** Streams of changed rows, conflated for each client. */
@NullMarked
package io.millrace.insights.live;

import org.jspecify.annotations.NullMarked;
