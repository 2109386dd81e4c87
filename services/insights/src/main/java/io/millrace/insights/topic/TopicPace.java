package io.millrace.insights.topic;

import java.time.Duration;

/**
 * The times between the calls of a projection to its broker.
 *
 * @param check time between two checks that the broker answers and the topic is still the same
 * @param retry time before another attempt when the store or the broker is away
 */
public record TopicPace(Duration check, Duration retry) {}
