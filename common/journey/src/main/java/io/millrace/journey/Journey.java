package io.millrace.journey;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;

/**
 * The sorted events of one visitor, kept in blocks so that a change rewrites a few dozen events and
 * not the whole history.
 *
 * <p>A block holds the steps from its start to the start of the next; the first starts before
 * everything. A block that grows too large is cut in two, and starts never move afterwards.
 */
public final class Journey {
  private static final int MAX_BLOCK = 32;

  private final Timeline timeline;
  private final ArrayList<Position> starts;
  private final TreeSet<Position> changed = new TreeSet<>();

  private Journey(List<Step> steps, List<Position> starts) {
    this.timeline = new Timeline(steps);
    this.starts = new ArrayList<>(starts);
  }

  /** The journey of a visitor of whom nothing is known. */
  public static Journey empty() {
    return new Journey(List.of(), List.of(Position.FIRST));
  }

  /**
   * The journey that was kept as these blocks, in the order of their keys.
   *
   * @throws IllegalArgumentException when a block is not one that {@link #drainChanges} gave
   */
  public static Journey of(List<Block> blocks) {
    if (blocks.isEmpty()) {
      return empty();
    }
    List<Step> steps = new ArrayList<>();
    blocks.forEach(block -> steps.addAll(BlockCodec.decode(block.value())));
    return new Journey(steps, blocks.stream().map(block -> BlockCodec.start(block.key())).toList());
  }

  /** How many events it holds. */
  public int size() {
    return timeline.size();
  }

  /** The blocks that changed since this was last asked, as they are to be kept now. */
  public List<Block> drainChanges() {
    List<Block> blocks = new ArrayList<>(changed.size());
    for (Position start : changed) {
      blocks.add(new Block(BlockCodec.key(start), BlockCodec.encode(stepsOf(index(start)))));
    }
    changed.clear();
    return blocks;
  }

  Timeline timeline() {
    return timeline;
  }

  void add(Step step) {
    timeline.add(step);
    touched(step);
  }

  void remove(Step step) {
    timeline.remove(step);
    touched(step);
  }

  private void touched(Step step) {
    int index = index(step.position());
    changed.add(starts.get(index));
    List<Step> steps = stepsOf(index);
    if (steps.size() > MAX_BLOCK) {
      Position start = steps.get(cut(index)).position();
      starts.add(index + 1, start);
      changed.add(start);
    }
  }

  /** The newest block is cut at its end, since most events come in order; others in the middle. */
  private int cut(int index) {
    return index == starts.size() - 1 ? MAX_BLOCK : MAX_BLOCK / 2;
  }

  private List<Step> stepsOf(int index) {
    Position start = starts.get(index);
    return index + 1 < starts.size()
        ? timeline.between(start, starts.get(index + 1))
        : timeline.from(start);
  }

  /** Index of the block that a position belongs to. */
  private int index(Position position) {
    int found = Collections.binarySearch(starts, position);
    return found >= 0 ? found : -found - 2;
  }
}
