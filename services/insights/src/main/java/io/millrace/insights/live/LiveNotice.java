package io.millrace.insights.live;

import java.util.Optional;
import org.springframework.http.codec.ServerSentEvent;

/**
 * Something that is told to clients now and then, the newest only.
 *
 * @param at milliseconds by the clock of the feed
 * @param event its name
 * @param text its data
 * @param state which is told at once when it is another one
 */
record LiveNotice(long at, String event, String text, String state) {
  private static final long PAUSE_MS = 4_000;

  /** Whether a client that was told that before is told this. */
  boolean isDueAfter(Optional<LiveNotice> told) {
    return told.map(before -> at - before.at >= PAUSE_MS || !state.equals(before.state))
        .orElse(true);
  }

  ServerSentEvent<String> toEvent() {
    return ServerSentEvent.builder(text).event(event).build();
  }
}
