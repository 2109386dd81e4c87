package io.millrace.insights.lag;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Up to which moment everything that was accepted is counted. Each look leaves a mark at the ends
 * of the events. Once these are counted, everything they led to lies before the ends that the same
 * look saw of the next log, so the mark moves there; and so on to the log that answers are made of.
 *
 * <p>No numbers of records are compared beyond the events: ends of transactions take offsets, too.
 * Not safe for threads.
 */
final class Watermark {
  /** More than two minutes of looks a second apart; older ones are thinned out. */
  static final int MOST_MARKS = 128;

  private final List<PipelineLog> way;
  private Optional<LagSample> last = Optional.empty();
  private List<Mark> marks = List.of();

  /**
   * Nothing is known yet.
   *
   * @param way what events pass, beginning with themselves
   */
  Watermark(List<PipelineLog> way) {
    this.way = way;
  }

  /**
   * A moment.
   *
   * @param at when the look began, by a clock that never steps
   * @param step which log of the way has to be read
   * @param end up to where
   */
  private record Mark(long at, int step, Offsets end) {}

  /**
   * Takes in a look.
   *
   * @param at when it began, by a clock that never steps
   * @param position up to where the last log of the way has been read here, at least
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
   * When the newest look began of which every event is counted and read.
   *
   * @param position up to where the last log of the way has been read
   * @return by the clock of {@link #add}; empty when there was no such look
   */
  OptionalLong counted(Offsets position) {
    return marks.reversed().stream()
        .filter(mark -> isPassed(mark, position))
        .mapToLong(Mark::at)
        .findFirst();
  }

  /** How many moments are remembered. */
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

  /** Without those that are older than the newest passed one: they say nothing more. */
  private List<Mark> withoutPassed(List<Mark> all, Offsets position) {
    for (int i = all.size() - 1; i > 0; i--) {
      if (isPassed(all.get(i), position)) {
        return all.subList(i, all.size());
      }
    }
    return all;
  }

  /** Fewer marks say the same less exactly: never that more is counted. */
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
