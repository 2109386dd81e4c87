package io.millrace.insights.projection;

import io.millrace.events.cell.Kind;
import io.millrace.insights.store.CellBytes;
import io.millrace.insights.store.CellRevision;
import io.millrace.insights.store.ReadPosition;
import io.millrace.insights.topic.TopicBatch;
import io.millrace.insights.topic.TopicTarget;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The target of the summaries. Queries see everything that is read at once. Another thread writes
 * it to the store. When too many cells wait to be written, reading pauses.
 */
@Component
class CellTarget implements TopicTarget<CellRevision> {
  private static final Logger log = LoggerFactory.getLogger(CellTarget.class);

  private final PendingCells pending;
  private final WriteBehind store;
  private final RecentCells recent;
  private final List<CellChanges> changes;
  private final ProgressListener listener;
  private final Retention retention;
  private final ProjectionSettings settings;

  CellTarget(
      PendingCells pending,
      WriteBehind store,
      RecentCells recent,
      List<CellChanges> changes,
      ProgressListener listener,
      Retention retention,
      ProjectionSettings settings) {
    this.pending = pending;
    this.store = store;
    this.recent = recent;
    this.changes = List.copyOf(changes);
    this.listener = listener;
    this.retention = retention;
    this.settings = settings;
  }

  @Override
  public ReadPosition progress() {
    return pending.progress();
  }

  @Override
  public boolean isStale() {
    return store.isSuperseded();
  }

  @Override
  public boolean isSuperseded() {
    return store.isSuperseded();
  }

  /** Loads the position and the newest windows from the store. */
  @Override
  public void restore() {
    ReadPosition progress = store.restore();
    load(progress);
    log.debug("the store holds everything up to {}", progress);
  }

  @Override
  public void startOver(String topic) {
    load(store.startOver(topic));
  }

  @Override
  public void take(TopicBatch<CellRevision> batch) {
    ReadPosition before = pending.progress();
    ReadPosition after = batch.after(before, CellTarget::asOf);
    if (!after.equals(before)) {
      List<CellRevision> kept = kept(batch.records(), after);
      // The hot windows first: a pending cell may be written and leave at any time.
      recent.read(kept, after);
      pending.read(kept, after, () -> changed(kept));
      listener.advanced();
    }
  }

  @Override
  public boolean isFull() {
    return pending.size() >= settings.pending();
  }

  @Override
  public void makeRoom() {
    store.hurry();
  }

  /** Does nothing: the thread that writes pending cells also writes the last ones. */
  @Override
  public void finish() {}

  private void load(ReadPosition restored) {
    recent.load(restored);
    changes.forEach(CellChanges::restarted);
    listener.advanced();
  }

  private void changed(List<CellRevision> revisions) {
    for (CellChanges each : changes) {
      Set<Kind> kinds = each.kinds();
      each.read(
          revisions.stream().filter(revision -> kinds.contains(revision.cell().kind())).toList());
    }
  }

  /** Drops cells that are too old: the store deletes them anyway. */
  private List<CellRevision> kept(List<CellRevision> revisions, ReadPosition now) {
    return revisions.stream()
        .filter(revision -> !retention.isExpired(revision.cell(), now.asOf()))
        .toList();
  }

  private static OptionalLong asOf(CellRevision revision) {
    return revision.contents().stream().mapToLong(CellBytes::asOf).findFirst();
  }
}
