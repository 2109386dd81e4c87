/** Numbers that others published, for the engine and for the batch. */
@NullMarked
package io.millrace.journey.published;

import org.jspecify.annotations.NullMarked;
