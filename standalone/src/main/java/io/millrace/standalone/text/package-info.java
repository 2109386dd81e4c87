/** Formats numbers, times and tables for a terminal. */
@NullMarked
package io.millrace.standalone.text;

import org.jspecify.annotations.NullMarked;
