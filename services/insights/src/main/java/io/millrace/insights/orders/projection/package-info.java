/** Collects the explained orders that are read, and writes them to the store. */
@NullMarked
package io.millrace.insights.orders.projection;

import org.jspecify.annotations.NullMarked;
