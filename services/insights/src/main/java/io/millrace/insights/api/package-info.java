/** Serves the description of topics and live streams. */
@NullMarked
package io.millrace.insights.api;

import org.jspecify.annotations.NullMarked;
