/** The read side: it answers queries and sends live streams from the summaries. */
@NullMarked
package io.millrace.insights;

import org.jspecify.annotations.NullMarked;
