/** Stores small collections with a limited number of documents, such as notes and saved views. */
@NullMarked
package io.millrace.insights.store.limited;

import org.jspecify.annotations.NullMarked;
