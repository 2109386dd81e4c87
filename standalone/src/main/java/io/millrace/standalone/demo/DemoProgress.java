package io.millrace.standalone.demo;

import java.util.Optional;

/**
 * How far the demo is.
 *
 * @param daysSent days of history that are sent, the newest first
 * @param days of history in all
 * @param accepted events the gateway acknowledged, those sent twice counted twice
 * @param refused events it refused: those of the clumsy client
 * @param waiting why nothing moves at the moment
 */
public record DemoProgress(
    int daysSent, int days, long accepted, long refused, Optional<String> waiting) {

  /** Part of the history that is sent, 0 to 1. */
  public double history() {
    return days == 0 ? 1 : (double) daysSent / days;
  }
}
