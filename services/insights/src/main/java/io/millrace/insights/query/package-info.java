/**
 * Answers queries from cells: summaries, surfaces, funnels, loops, flows, audiences, rankings and
 * platforms.
 */
@NullMarked
package io.millrace.insights.query;

import org.jspecify.annotations.NullMarked;
