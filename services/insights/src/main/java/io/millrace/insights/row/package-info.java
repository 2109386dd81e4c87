/** What a window's cells say to people: rows, totals and their rates. */
@NullMarked
package io.millrace.insights.row;

import org.jspecify.annotations.NullMarked;
