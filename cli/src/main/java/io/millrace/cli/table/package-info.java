/** Formats answers of the read API as tables, with one class for each kind of answer. */
@NullMarked
package io.millrace.cli.table;

import org.jspecify.annotations.NullMarked;
