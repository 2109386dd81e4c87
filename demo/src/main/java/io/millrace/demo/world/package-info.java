/**
 * A made-up population that uses the platforms of the catalog, calibrated with known magnitudes.
 * The events of a minute depend only on the seed, the person and the minute. So days can be
 * computed in any order and by any thread.
 */
@NullMarked
package io.millrace.demo.world;

import org.jspecify.annotations.NullMarked;
