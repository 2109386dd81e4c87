/** The newest windows of every platform, in memory. */
@NullMarked
package io.millrace.insights.hot;

import org.jspecify.annotations.NullMarked;
