package io.millrace.journey;

import java.util.List;
import java.util.Optional;

/**
 * Some dozens of neighbouring sealed steps. What is said here is known without reading them; the
 * steps themselves come and go.
 */
final class Block {
  private final int number;
  private Position start;
  private long lastAt;
  private boolean money;
  private int size;
  private int[] fingerprints;
  private Optional<List<Step>> steps = Optional.empty();
  private boolean changed;

  /**
   * A block as it was kept, its steps not read.
   *
   * @param number names it; never used twice in a journey
   * @param start not after any of its steps; later than all steps of the blocks before
   * @param lastAt time of its last step, milliseconds
   * @param money whether a purchase or refund is in it
   * @param size how many steps it has
   * @param fingerprints of its events and orders
   */
  Block(int number, Position start, long lastAt, boolean money, int size, int[] fingerprints) {
    this.number = number;
    this.start = start;
    this.lastAt = lastAt;
    this.money = money;
    this.size = size;
    this.fingerprints = fingerprints;
  }

  /** A block of these steps, not kept yet. */
  static Block of(int number, Position start, List<Step> steps) {
    Block block = new Block(number, start, Trail.NEVER, false, 0, new int[0]);
    block.steps = Optional.of(steps);
    block.touch();
    return block;
  }

  /** Says that its steps, which must be here, are not what was kept. */
  void touch() {
    List<Step> now = steps.orElseThrow();
    changed = true;
    size = now.size();
    lastAt = now.isEmpty() ? Trail.NEVER : now.getLast().at();
    money = now.stream().anyMatch(Step::hasOrder);
    fingerprints = fingerprints(now);
  }

  private static int[] fingerprints(List<Step> steps) {
    int orders = (int) steps.stream().filter(Step::hasOrder).count();
    int[] prints = new int[steps.size() + orders];
    int next = 0;
    for (Step step : steps) {
      prints[next++] = Fingerprint.of(step.key());
      if (step.hasOrder()) {
        prints[next++] = Fingerprint.of(step.place().site(), step.order());
      }
    }
    return prints;
  }

  /** Moves its start back to take in that position; only the first block of a journey may. */
  void reachTo(Position position) {
    if (position.isBefore(start)) {
      start = position;
    }
  }

  /** Its steps, if they are here. */
  Optional<List<Step>> steps() {
    return steps;
  }

  void hold(List<Step> read) {
    steps = Optional.of(read);
  }

  /** Lets go of its steps, which are kept elsewhere now. */
  void release() {
    steps = Optional.empty();
    changed = false;
  }

  boolean isChanged() {
    return changed;
  }

  int number() {
    return number;
  }

  Position start() {
    return start;
  }

  long lastAt() {
    return lastAt;
  }

  boolean hasMoney() {
    return money;
  }

  int size() {
    return size;
  }

  int[] fingerprints() {
    return fingerprints;
  }
}
