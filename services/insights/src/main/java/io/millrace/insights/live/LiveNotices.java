package io.millrace.insights.live;

import io.millrace.insights.store.ReadPosition;
import java.util.Optional;

/**
 * Makes the notices that all clients get beside rows. It is called once a second for all clients.
 */
@FunctionalInterface
interface LiveNotices {

  /** Makes the notice of now for a state at that read position; empty when there is none. */
  Optional<LiveNotice> of(ReadPosition read);
}
