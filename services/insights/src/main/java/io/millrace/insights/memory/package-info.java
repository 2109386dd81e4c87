/** A cache in bounded memory. */
@NullMarked
package io.millrace.insights.memory;

import org.jspecify.annotations.NullMarked;
