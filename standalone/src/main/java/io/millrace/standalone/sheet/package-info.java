/** Answers of the read API as tables: one class for each. */
@NullMarked
package io.millrace.standalone.sheet;

import org.jspecify.annotations.NullMarked;
