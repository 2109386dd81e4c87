/**
 * Reads the summaries in order, shows them to queries at once, and writes them to the store later.
 */
@NullMarked
package io.millrace.insights.projection;

import org.jspecify.annotations.NullMarked;
