/** The catalog of known platforms and currencies, read from files. */
@NullMarked
package io.millrace.events.catalog;

import org.jspecify.annotations.NullMarked;
