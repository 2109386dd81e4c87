/** Formats numbers, times and tables for a terminal. */
@NullMarked
package io.millrace.cli.text;

import org.jspecify.annotations.NullMarked;
