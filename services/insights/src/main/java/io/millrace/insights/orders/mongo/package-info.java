/** Explained orders in MongoDB: one document per platform and order, found by its id only. */
@NullMarked
package io.millrace.insights.orders.mongo;

import org.jspecify.annotations.NullMarked;
