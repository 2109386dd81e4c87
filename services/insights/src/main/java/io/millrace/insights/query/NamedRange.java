package io.millrace.insights.query;

/**
 * A range with its name.
 *
 * @param name a day or a month, for example {@code 2026-11-23} or {@code 2026-11}, or {@code
 *     from/to}
 */
public record NamedRange(String name, TimeRange range) {}
