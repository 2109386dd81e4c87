/** Questions to the cells: summaries, loops, platforms. */
@NullMarked
package io.millrace.insights.query;

import org.jspecify.annotations.NullMarked;
