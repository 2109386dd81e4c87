/** A topic that every instance reads as a whole, from a position that is kept elsewhere. */
@NullMarked
package io.millrace.insights.topic;

import org.jspecify.annotations.NullMarked;
