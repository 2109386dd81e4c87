/** Reads the explained orders in order and brings them into the store. */
@NullMarked
package io.millrace.insights.orders.projection;

import org.jspecify.annotations.NullMarked;
