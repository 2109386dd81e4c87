/**
 * Stores explained orders in MongoDB: one document for each platform and order number, found by its
 * id.
 */
@NullMarked
package io.millrace.insights.orders.mongo;

import org.jspecify.annotations.NullMarked;
