/** Rows, totals and rates, made from the cells of windows. */
@NullMarked
package io.millrace.insights.row;

import org.jspecify.annotations.NullMarked;
