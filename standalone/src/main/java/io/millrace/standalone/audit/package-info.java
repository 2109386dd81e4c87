/**
 * Reads all events and summaries on the broker and compares the summaries with a plain calculation.
 */
@NullMarked
package io.millrace.standalone.audit;

import org.jspecify.annotations.NullMarked;
