/** Stores saved views in MongoDB: one document for each view. */
@NullMarked
package io.millrace.insights.views.mongo;

import org.jspecify.annotations.NullMarked;
