package io.millrace.insights.lag;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Finds the moment up to which all accepted events are counted. Each sample sets a mark at the ends
 * of the events. When the events before a mark are counted, all their results are before the ends
 * of the next log in the same sample, so the mark moves to these ends. In this way it moves on to
 * the last log, the one that answers are made of.
 *
 * <p>After the events log, the records between two positions are not counted, because markers of
 * transactions take offsets, too. Not safe for threads.
 */
final class Watermark {
  /**
   * More than two minutes of samples at one each second. When there are more marks, every second
   * one is dropped.
   */
  static final int MOST_MARKS = 128;

  private final List<PipelineLog> way;
  private Optional<LagSample> last = Optional.empty();
  private List<Mark> marks = List.of();

  /**
   * Creates a watermark without samples.
   *
   * @param way the logs that events pass, the log of the events first
   */
  Watermark(List<PipelineLog> way) {
    this.way = way;
  }

  /**
   * The ends of a log at a sample.
   *
   * @param at when the sample began, in nanoseconds of a monotonic clock
   * @param step index of the log on the way that has to be read
   * @param end position up to which that log has to be read
   */
  private record Mark(long at, int step, Offsets end) {}

  /**
   * Adds a sample.
   *
   * @param at when the sample began, in nanoseconds of a monotonic clock
   * @param position position up to which at least this process has read the last log of the way
   */
  void add(LagSample sample, long at, Offsets position) {
    if (last.filter(sample::continues).isEmpty()) {
      marks = List.of();
    }
    last = Optional.of(sample);
    List<Mark> all = new ArrayList<>(marks);
    all.add(new Mark(at, 0, sample.end(way.getFirst())));
    all.replaceAll(mark -> moved(mark, sample));
    marks = thinned(withoutPassed(all, position));
  }

  /**
   * Returns when the newest sample began whose events are all counted and read.
   *
   * @param position position up to which this process has read the last log of the way
   * @return nanoseconds of the clock of {@link #add}; empty when there is no such sample
   */
  OptionalLong counted(Offsets position) {
    return marks.reversed().stream()
        .filter(mark -> isPassed(mark, position))
        .mapToLong(Mark::at)
        .findFirst();
  }

  /** Returns the number of marks. */
  int marks() {
    return marks.size();
  }

  private Mark moved(Mark mark, LagSample sample) {
    Mark moved = mark;
    while (moved.step < way.size() - 1 && sample.counted(way.get(moved.step)).reaches(moved.end)) {
      moved = new Mark(moved.at, moved.step + 1, sample.end(way.get(moved.step + 1)));
    }
    return moved;
  }

  private boolean isPassed(Mark mark, Offsets position) {
    return mark.step == way.size() - 1 && position.reaches(mark.end);
  }

  /** Drops the marks that are older than the newest passed mark: they are no longer needed. */
  private List<Mark> withoutPassed(List<Mark> all, Offsets position) {
    for (int i = all.size() - 1; i > 0; i--) {
      if (isPassed(all.get(i), position)) {
        return all.subList(i, all.size());
      }
    }
    return all;
  }

  /**
   * Drops marks when there are too many. Fewer marks make the result less exact, but never too new.
   */
  private static List<Mark> thinned(List<Mark> all) {
    if (all.size() <= MOST_MARKS) {
      return List.copyOf(all);
    }
    List<Mark> kept = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      if (i % 2 == 0 || i == all.size() - 1) {
        kept.add(all.get(i));
      }
    }
    return List.copyOf(kept);
  }
}
