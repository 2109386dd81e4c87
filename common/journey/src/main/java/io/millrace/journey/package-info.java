/**
 * The engine: one visitor's events in, facts out. Pure Java without I/O, clock or framework.
 *
 * <p>{@link io.millrace.journey.JourneyEngine} puts an event into a {@link
 * io.millrace.journey.Journey} and tells {@link io.millrace.journey.FactSink} which integers
 * changed by how much.
 */
@NullMarked
package io.millrace.journey;

import org.jspecify.annotations.NullMarked;
