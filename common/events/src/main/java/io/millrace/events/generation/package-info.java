/** What numbers are counted by, kept with the data so that two answers never mix. */
@NullMarked
package io.millrace.events.generation;

import org.jspecify.annotations.NullMarked;
