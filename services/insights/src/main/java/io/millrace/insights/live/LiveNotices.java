package io.millrace.insights.live;

import io.millrace.insights.store.ReadPosition;
import java.util.Optional;

/** What every client is told beside rows. Asked once a second, for all of them. */
@FunctionalInterface
interface LiveNotices {

  /** What there is to be told now, with everything read up to there. */
  Optional<LiveNotice> of(ReadPosition read);
}
