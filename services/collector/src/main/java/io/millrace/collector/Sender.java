package io.millrace.collector;

import io.millrace.events.EventType;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of the sender of a request.
 *
 * @param types the event types that the sender may send
 * @param publicKey whether the sender's key may be public
 * @param platform the platform of items that do not name one
 * @param received time of receipt
 */
record Sender(
    Set<EventType> types, boolean publicKey, Optional<String> platform, Instant received) {
  Sender {
    types = Set.copyOf(types);
  }
}
