package io.millrace.insights.query;

/**
 * A range to compare with.
 *
 * @param with how it was chosen
 */
public record Compared(Comparing with, TimeRange range) {}
