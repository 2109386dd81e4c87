package io.millrace.insights.projection;

import io.millrace.events.cell.Kind;
import io.millrace.insights.projection.SummarySource.Reading;
import io.millrace.insights.store.CellRevision;
import io.millrace.insights.store.ReadPosition;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.stereotype.Component;

/**
 * Reads the summaries from the stored position. Queries see everything that is read at once. When
 * too many cells wait to be written, reading pauses. One thread opens and checks the source; the
 * listener container's thread delivers the batches.
 */
@Component
class Projection {
  private static final Logger log = LoggerFactory.getLogger(Projection.class);
  private static final Duration POLL = Duration.ofMillis(100);

  private final SummarySource source;
  private final PendingCells pending;
  private final WriteBehind store;
  private final RecentCells recent;
  private final List<CellChanges> changes;
  private final ProgressListener listener;
  private final Retention retention;
  private final ReadingState state;
  private final ProjectionSettings settings;
  private final Clock clock;

  Projection(
      SummarySource source,
      PendingCells pending,
      WriteBehind store,
      RecentCells recent,
      List<CellChanges> changes,
      ProgressListener listener,
      Retention retention,
      ReadingState state,
      ProjectionSettings settings,
      Clock clock) {
    this.source = source;
    this.pending = pending;
    this.store = store;
    this.recent = recent;
    this.changes = List.copyOf(changes);
    this.listener = listener;
    this.retention = retention;
    this.state = state;
    this.settings = settings;
    this.clock = clock;
  }

  /** Loads the position and the newest windows from the store. */
  void restore() {
    ReadPosition progress = store.restore();
    load(progress);
    log.debug("the store holds everything up to {}", progress);
  }

  /**
   * Opens the source and reads until {@code wanted} is false, the topic was replaced by another
   * one, or another instance has begun an epoch.
   */
  void read(BooleanSupplier wanted, Runnable pause) {
    try (Reading reading = source.open()) {
      TopicRange atStart = resume(reading);
      Instant checked = clock.instant();
      reading.start(atStart.after(pending.progress()), batch -> take(batch, reading, atStart));
      while (wanted.getAsBoolean() && !store.isSuperseded()) {
        if (isPast(checked)) {
          // Taken before the range, because records are delivered at the same time.
          ReadPosition progress = pending.progress();
          if (!reading.range().continues(progress)) {
            return;
          }
          checked = clock.instant();
        }
        makeRoom(reading, pause);
        reading.await(POLL);
      }
    }
  }

  private void makeRoom(Reading reading, Runnable pause) {
    if (isFull()) {
      reading.pause();
      pause.run();
    } else {
      reading.resume();
    }
  }

  private TopicRange resume(Reading reading) {
    TopicRange range = reading.range();
    if (store.isSuperseded() || !range.continues(pending.progress())) {
      restore();
    }
    if (range.isNewEditionAfter(pending.progress())) {
      log.warn("all summaries were written again and are read again");
    } else if (!range.continues(pending.progress())) {
      startOver(range);
    }
    state.begin(range.beyond(pending.progress()));
    return range;
  }

  private void startOver(TopicRange range) {
    log.atLevel(pending.progress().topic().isEmpty() ? Level.INFO : Level.WARN)
        .log(
            "reading {} from its beginning: the store holds {}", range.topic(), pending.progress());
    load(store.startOver(range.topic()));
    if (!range.continues(pending.progress())) {
      throw new SourceUnavailableException(
          "another instance has begun to read topic " + pending.progress().topic());
    }
  }

  private void load(ReadPosition restored) {
    recent.load(restored);
    changes.forEach(CellChanges::restarted);
    listener.advanced();
  }

  private void take(SummaryBatch batch, Reading reading, TopicRange atStart) {
    ReadPosition before = pending.progress();
    ReadPosition after = batch.after(before);
    if (!after.equals(before)) {
      List<CellRevision> kept = kept(batch.revisions(), after);
      // The hot windows first: a pending cell may be written and leave at any time.
      recent.read(kept, after);
      pending.read(kept, after, () -> changed(kept));
      listener.advanced();
    }
    state.read(batch.lag());
    state.remaining(atStart.beyond(pending.progress()));
    if (isFull()) {
      reading.pause();
    }
  }

  private void changed(List<CellRevision> revisions) {
    for (CellChanges each : changes) {
      Set<Kind> kinds = each.kinds();
      each.read(
          revisions.stream().filter(revision -> kinds.contains(revision.cell().kind())).toList());
    }
  }

  private boolean isFull() {
    return pending.size() >= settings.pending();
  }

  /** Drops cells that are too old: the store deletes them anyway. */
  private List<CellRevision> kept(List<CellRevision> revisions, ReadPosition now) {
    return revisions.stream()
        .filter(revision -> !retention.isExpired(revision.cell(), now.asOf()))
        .toList();
  }

  private boolean isPast(Instant checked) {
    return Duration.between(checked, clock.instant()).compareTo(settings.check()) >= 0;
  }
}
