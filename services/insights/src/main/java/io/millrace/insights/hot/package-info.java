/** Keeps the newest windows of all platforms in memory. */
@NullMarked
package io.millrace.insights.hot;

import org.jspecify.annotations.NullMarked;
