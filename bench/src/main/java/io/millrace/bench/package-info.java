/** How fast and how fresh: programs to run by hand, on loopback, bounded in count and time. */
@NullMarked
package io.millrace.bench;

import org.jspecify.annotations.NullMarked;
