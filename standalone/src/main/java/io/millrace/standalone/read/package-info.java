/**
 * The read API as a client sees it. It speaks HTTP through the oldest client of the JDK, because
 * that one starts in a fifth of the time of the newer one, and a command lives for a moment.
 */
@NullMarked
package io.millrace.standalone.read;

import org.jspecify.annotations.NullMarked;
