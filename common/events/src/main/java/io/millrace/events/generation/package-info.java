/**
 * The calculation settings and the generation record. They are kept with the data, so that numbers
 * of different settings are never mixed.
 */
@NullMarked
package io.millrace.events.generation;

import org.jspecify.annotations.NullMarked;
