/** Explained orders as they are kept, and the port to where they are kept. */
@NullMarked
package io.millrace.insights.orders.store;

import org.jspecify.annotations.NullMarked;
