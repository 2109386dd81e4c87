package io.millrace.insights.topic;

import io.millrace.insights.store.ReadPosition;
import io.millrace.insights.topic.TopicSource.Reading;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Reads a topic into its target, from the stored position or from the beginning. One thread opens
 * and checks the source; the thread of the listener container delivers the batches.
 *
 * @param <R> a decoded record
 */
public final class TopicProjection<R> {
  private static final Logger log = LoggerFactory.getLogger(TopicProjection.class);
  private static final Duration POLL = Duration.ofMillis(100);

  private final TopicSource<R> source;
  private final TopicTarget<R> target;
  private final TopicPace pace;
  private final Clock clock;
  private final TopicState state;

  /** Creates the projection. It reads nothing yet. */
  public TopicProjection(
      TopicSource<R> source, TopicTarget<R> target, TopicPace pace, Clock clock) {
    this.source = source;
    this.target = target;
    this.pace = pace;
    this.clock = clock;
    this.state = new TopicState(clock);
  }

  /** Returns the state of the reading. */
  public TopicState state() {
    return state;
  }

  TopicPace pace() {
    return pace;
  }

  /** Loads the position from the store. */
  public void restore() {
    target.restore();
  }

  /**
   * Opens the source and reads until {@code wanted} is false, the topic was replaced by another
   * one, or another instance has begun an epoch.
   *
   * @param pause waits for a moment; called while the target is full
   */
  public void read(BooleanSupplier wanted, Runnable pause) {
    if (isReadToTheEnd(wanted, pause)) {
      // The delivery has ended. The last records are written, so the next start does not read them
      // again.
      target.finish();
    }
  }

  /** Returns false when the position is not valid any more. */
  private boolean isReadToTheEnd(BooleanSupplier wanted, Runnable pause) {
    try (Reading<R> reading = source.open()) {
      TopicRange atStart = resume(reading);
      Instant checked = clock.instant();
      reading.start(atStart.after(target.progress()), batch -> take(batch, reading, atStart));
      while (wanted.getAsBoolean()) {
        if (target.isSuperseded()) {
          return false;
        }
        if (isPast(checked)) {
          // Taken before the range, because records are delivered at the same time.
          ReadPosition progress = target.progress();
          if (!reading.range().continues(progress)) {
            return false;
          }
          checked = clock.instant();
        }
        makeRoom(reading, pause);
        reading.await(POLL);
      }
      return true;
    }
  }

  private void makeRoom(Reading<R> reading, Runnable pause) {
    if (target.isFull()) {
      reading.pause();
      target.makeRoom();
      pause.run();
    } else {
      reading.resume();
    }
  }

  private TopicRange resume(Reading<R> reading) {
    TopicRange range = reading.range();
    if (target.isStale() || !range.continues(target.progress())) {
      target.restore();
    }
    ReadPosition stored = target.progress();
    if (range.isNewEditionAfter(stored)) {
      log.warn("all records of {} were written again and are read again", range.topic());
    } else if (!range.continues(stored)) {
      startOver(range, stored);
    }
    state.begin(range.beyond(target.progress()));
    return range;
  }

  private void startOver(TopicRange range, ReadPosition stored) {
    log.atLevel(stored.topic().isEmpty() ? Level.INFO : Level.WARN)
        .log("reading {} from its beginning: the store holds {}", range.topic(), stored);
    target.startOver(range.topic());
    ReadPosition begun = target.progress();
    if (!range.continues(begun)) {
      throw new SourceUnavailableException(
          "another instance has begun to read topic " + begun.topic());
    }
  }

  private void take(TopicBatch<R> batch, Reading<R> reading, TopicRange atStart) {
    target.take(batch);
    state.read(batch.lag(), atStart.beyond(target.progress()));
    if (target.isFull()) {
      reading.pause();
    }
  }

  private boolean isPast(Instant checked) {
    return Duration.between(checked, clock.instant()).compareTo(pace.check()) >= 0;
  }
}
