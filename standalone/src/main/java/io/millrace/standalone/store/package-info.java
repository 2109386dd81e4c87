/** A store that speaks the MongoDB protocol and keeps its data in one file. */
@NullMarked
package io.millrace.standalone.store;

import org.jspecify.annotations.NullMarked;
