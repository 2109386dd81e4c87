/** Dated notes: written ones, and the changes of link policies in the catalog. */
@NullMarked
package io.millrace.insights.annotations;

import org.jspecify.annotations.NullMarked;
