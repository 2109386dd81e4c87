/** Journeys whose numbers were worked out by hand, for the engine and for the batch. */
@NullMarked
package io.millrace.journey.golden;

import org.jspecify.annotations.NullMarked;
