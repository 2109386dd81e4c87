/** Reads the summaries in order, keeps them for queries at once and writes them behind. */
@NullMarked
package io.millrace.insights.projection;

import org.jspecify.annotations.NullMarked;
