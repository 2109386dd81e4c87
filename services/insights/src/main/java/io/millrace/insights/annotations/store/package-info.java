/** The port to the store of notes, and its type. */
@NullMarked
package io.millrace.insights.annotations.store;

import org.jspecify.annotations.NullMarked;
