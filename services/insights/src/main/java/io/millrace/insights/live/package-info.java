/** Live streams of changed rows. A client that reads slowly gets newer rows, not more rows. */
@NullMarked
package io.millrace.insights.live;

import org.jspecify.annotations.NullMarked;
