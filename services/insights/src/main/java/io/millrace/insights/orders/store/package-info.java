/** The port to the store of explained orders, and its types. */
@NullMarked
package io.millrace.insights.orders.store;

import org.jspecify.annotations.NullMarked;
