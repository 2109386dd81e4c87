package io.millrace.insights.row;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Numbers of events and visitors.
 *
 * @param events events of all domains
 * @param types events by type, in the order of {@link io.millrace.events.EventType}; types without
 *     events are left out
 * @param opens sessions that began
 * @param attentionMs milliseconds spent on content and social events
 * @param visitors distinct visitors of the window; empty where windows are added up
 * @param buyers distinct buyers of the window; empty in minutes and where windows are added up
 * @param overCap events that no other number counts because their visitor has too many on their day
 */
public record TrafficNumbers(
    long events,
    long content,
    long social,
    long commerce,
    Map<String, Long> types,
    long opens,
    long attentionMs,
    OptionalLong visitors,
    OptionalLong buyers,
    long overCap) {

  public TrafficNumbers {
    types = Collections.unmodifiableMap(new LinkedHashMap<>(types));
  }
}
