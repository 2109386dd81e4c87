/** The HTTP side of queries and live streams. */
@NullMarked
package io.millrace.insights.web;

import org.jspecify.annotations.NullMarked;
