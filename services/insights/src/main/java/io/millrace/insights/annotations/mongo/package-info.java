/** Stores notes in MongoDB: one document for each note. */
@NullMarked
package io.millrace.insights.annotations.mongo;

import org.jspecify.annotations.NullMarked;
