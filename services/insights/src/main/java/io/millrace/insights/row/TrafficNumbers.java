package io.millrace.insights.row;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What came.
 *
 * @param events of all domains
 * @param types events by type, only those that came, in the order of the contract
 * @param opens sessions that began
 * @param attentionMs milliseconds spent on content and social events
 * @param visitors distinct in the window; empty where windows are added up
 * @param buyers distinct in the window; empty in minutes and where windows are added up
 * @param overCap events that are in no other number, since their visitor has too many on their day
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
