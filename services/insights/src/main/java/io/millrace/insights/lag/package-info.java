/** Finds out how far the numbers are behind the accepted events. */
@NullMarked
package io.millrace.insights.lag;

import org.jspecify.annotations.NullMarked;
