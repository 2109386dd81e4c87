/** Runs the whole of Millrace in one JVM and has the command line. */
@NullMarked
package io.millrace.standalone;

import org.jspecify.annotations.NullMarked;
