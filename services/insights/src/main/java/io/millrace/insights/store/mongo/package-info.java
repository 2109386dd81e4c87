/**
 * Stores cells in MongoDB: 60 minutes, 6 hours or one longer window in a document, found by its id.
 */
@NullMarked
package io.millrace.insights.store.mongo;

import org.jspecify.annotations.NullMarked;
