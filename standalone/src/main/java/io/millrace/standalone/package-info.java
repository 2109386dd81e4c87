/** Everything in one JVM, and the command line to it. */
@NullMarked
package io.millrace.standalone;

import org.jspecify.annotations.NullMarked;
