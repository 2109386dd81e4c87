/** Events to try the engine with, and ways to do it; shared with other modules. */
@NullMarked
package io.millrace.journey.testing;

import org.jspecify.annotations.NullMarked;
