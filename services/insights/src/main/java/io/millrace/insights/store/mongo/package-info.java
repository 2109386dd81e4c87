/** The store in MongoDB: one document per cell, found by its id only. */
@NullMarked
package io.millrace.insights.store.mongo;

import org.jspecify.annotations.NullMarked;
