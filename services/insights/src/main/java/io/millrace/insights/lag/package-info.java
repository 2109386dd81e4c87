/** How far the numbers are behind what was accepted. */
@NullMarked
package io.millrace.insights.lag;

import org.jspecify.annotations.NullMarked;
