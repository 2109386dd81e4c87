/** The port to the store of cells, and its types. */
@NullMarked
package io.millrace.insights.store;

import org.jspecify.annotations.NullMarked;
