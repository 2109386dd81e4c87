/** The plain batch calculation and the events to try the engine with; shared with other modules. */
@NullMarked
package io.millrace.journey.testing;

import org.jspecify.annotations.NullMarked;
