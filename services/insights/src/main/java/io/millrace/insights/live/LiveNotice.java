package io.millrace.insights.live;

import java.util.Optional;
import org.springframework.http.codec.ServerSentEvent;

/**
 * An event about the service as a whole that clients get from time to time. Clients get only the
 * newest one.
 *
 * @param at creation time, milliseconds by the clock of the feed
 * @param event name of the event
 * @param text data of the event
 * @param state a notice with another state is sent at once
 */
record LiveNotice(long at, String event, String text, String state) {
  private static final long PAUSE_MS = 4_000;

  /** Returns whether this notice is due for a client whose last notice was that one. */
  boolean isDueAfter(Optional<LiveNotice> last) {
    return last.map(before -> at - before.at >= PAUSE_MS || !state.equals(before.state))
        .orElse(true);
  }

  ServerSentEvent<String> toEvent() {
    return ServerSentEvent.builder(text).event(event).build();
  }
}
