/** Displays live rows as a table in a terminal, as lines of text, or as JSON. */
@NullMarked
package io.millrace.cli.watch;

import org.jspecify.annotations.NullMarked;
