/**
 * The engine computes facts from the events of one visitor. It is pure Java: no I/O, no clock, no
 * framework.
 *
 * <p>{@link io.millrace.journey.JourneyEngine} puts an event into a {@link
 * io.millrace.journey.Journey} and sends each changed integer, with its difference, to a {@link
 * io.millrace.journey.FactSink}.
 */
@NullMarked
package io.millrace.journey;

import org.jspecify.annotations.NullMarked;
