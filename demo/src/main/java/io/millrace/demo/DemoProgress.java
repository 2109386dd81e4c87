package io.millrace.demo;

import java.util.Optional;

/**
 * The progress of the demo.
 *
 * @param history acknowledged part of the history, 0 to 1
 * @param accepted number of events that the gateway acknowledged; an event that was sent twice
 *     counts twice
 * @param refused number of events that the gateway refused; the demo contains some wrong events
 * @param waiting the reason for the current retry, if a request is retried
 */
public record DemoProgress(double history, long accepted, long refused, Optional<String> waiting) {}
