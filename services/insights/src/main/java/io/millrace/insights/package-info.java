/** The read side: what the summaries say, by query and live. */
@NullMarked
package io.millrace.insights;

import org.jspecify.annotations.NullMarked;
