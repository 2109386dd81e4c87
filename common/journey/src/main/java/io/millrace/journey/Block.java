package io.millrace.journey;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Some dozens of neighbouring sealed steps. What is said here is known without reading them; the
 * steps themselves come and go.
 */
final class Block {
  private final int number;
  private Position start;
  private long lastAt;
  private boolean purchases;
  private long marks;
  private int size;
  private int[] fingerprints;
  private Optional<Runs> runs = Optional.empty();
  private Optional<List<JourneyEvent>> steps = Optional.empty();
  private boolean changed;

  /**
   * A block as it was kept, its steps not read.
   *
   * @param number names it; never used twice in a journey
   * @param start not after any of its steps; later than all steps of the blocks before
   * @param lastAt time of its last step, milliseconds
   * @param purchases whether a purchase may be in it
   * @param marks those of the traces that may have been left in it
   * @param size how many steps it has
   * @param fingerprints of its events and orders
   * @param runs of its traffic; empty when they were not kept
   */
  Block(
      int number,
      Position start,
      long lastAt,
      boolean purchases,
      long marks,
      int size,
      int[] fingerprints,
      Optional<Runs> runs) {
    this.number = number;
    this.start = start;
    this.lastAt = lastAt;
    this.purchases = purchases;
    this.marks = marks;
    this.size = size;
    this.fingerprints = fingerprints;
    this.runs = runs;
  }

  /** A block of these steps, not kept yet. */
  static Block of(int number, Position start, List<JourneyEvent> events) {
    Block block =
        new Block(number, start, LastSeen.NEVER, false, 0, 0, new int[0], Optional.empty());
    block.steps = Optional.of(events);
    block.touch();
    return block;
  }

  /** Says that its steps, which must be here, are not what was kept. */
  void touch() {
    List<JourneyEvent> now = steps.orElseThrow();
    changed = true;
    size = now.size();
    lastAt = now.isEmpty() ? LastSeen.NEVER : now.getLast().at();
    purchases = now.stream().anyMatch(JourneyEvent::isPurchase);
    marks =
        now.stream()
            .flatMap(event -> event.presences().stream())
            .mapToLong(PresenceKey::mark)
            .reduce(0, (one, other) -> one | other);
    fingerprints = fingerprints(now);
    runs = Optional.of(Runs.of(now));
  }

  /** An order is there once, however many of its steps are here. */
  private static int[] fingerprints(List<JourneyEvent> events) {
    return IntStream.concat(
            events.stream().mapToInt(event -> Fingerprint.of(event.key())),
            events.stream()
                .filter(JourneyEvent::hasOrder)
                .mapToInt(event -> Fingerprint.of(event.surface().interned(), event.order()))
                .distinct())
        .toArray();
  }

  /** Moves its start back to take in that position; only the first block of a journey may. */
  void reachTo(Position position) {
    if (position.isBefore(start)) {
      start = position;
    }
  }

  /** Its steps, if they are here. */
  Optional<List<JourneyEvent>> steps() {
    return steps;
  }

  void hold(List<JourneyEvent> read) {
    steps = Optional.of(read);
    if (runs.isEmpty()) {
      runs = Optional.of(Runs.of(read));
    }
  }

  /** The runs of its traffic, if they are known. */
  Optional<Runs> runs() {
    return runs;
  }

  /** Whether a trace of one of these marks may have been left in it. */
  boolean mayHave(long some) {
    return (marks & some) != 0;
  }

  long marks() {
    return marks;
  }

  /** Says that its steps are kept elsewhere now. */
  void saved() {
    changed = false;
  }

  /** Lets go of its steps, which are kept elsewhere. */
  void release() {
    steps = Optional.empty();
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

  boolean mayHavePurchases() {
    return purchases;
  }

  int size() {
    return size;
  }

  int[] fingerprints() {
    return fingerprints;
  }
}
