/**
 * A made-up population that uses the platforms of the catalog, calibrated by known magnitudes. What
 * happens in a minute follows from seed, person and minute alone: so days may be asked for in any
 * order, and by any thread.
 */
@NullMarked
package io.millrace.standalone.demo.world;

import org.jspecify.annotations.NullMarked;
