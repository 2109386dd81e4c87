package io.millrace.insights.query;

/**
 * A day or a month with its name.
 *
 * @param name for example {@code 2026-11-23} or {@code 2026-11}
 */
public record NamedWindow(String name, Window window) {}
