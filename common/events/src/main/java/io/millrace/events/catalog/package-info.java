/** The catalog of known platforms, and the table of currencies. Both are read from files. */
@NullMarked
package io.millrace.events.catalog;

import org.jspecify.annotations.NullMarked;
