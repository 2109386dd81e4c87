package io.millrace.journey;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A few dozen neighbouring archived events. The summary of the block is always in memory. The
 * events are read on demand and released again.
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
  private Optional<List<JourneyEvent>> events = Optional.empty();
  private boolean changed;

  /**
   * Creates a block whose events are stored and not read yet.
   *
   * @param number identifies the block; never used twice in a journey
   * @param start not after any event of the block; later than all events of the blocks before
   * @param lastAt time of the last event of the block, milliseconds
   * @param purchases whether the block may contain a purchase
   * @param marks presence marks that events of the block may have set
   * @param size how many events the block has
   * @param fingerprints of the block's events and orders
   * @param runs of the block's traffic; empty when they were not stored
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

  /** Creates a block of these events, which is not stored yet. */
  static Block of(int number, Position start, List<JourneyEvent> events) {
    Block block =
        new Block(number, start, LastSeen.NEVER, false, 0, 0, new int[0], Optional.empty());
    block.events = Optional.of(events);
    block.touch();
    return block;
  }

  /** Marks the events, which must be in memory, as changed, and computes the summary again. */
  void touch() {
    List<JourneyEvent> now = events.orElseThrow();
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

  /**
   * The fingerprints of events and orders. Each order appears once, even when many of its events
   * are in the block.
   */
  private static int[] fingerprints(List<JourneyEvent> events) {
    return IntStream.concat(
            events.stream().mapToInt(event -> Fingerprint.of(event.key())),
            events.stream()
                .filter(JourneyEvent::hasOrder)
                .mapToInt(event -> Fingerprint.of(event.surface().interned(), event.order()))
                .distinct())
        .toArray();
  }

  /** Moves the start back to include a position. Only the first block of a journey may do this. */
  void reachTo(Position position) {
    if (position.isBefore(start)) {
      start = position;
    }
  }

  /** The events, if they are in memory. */
  Optional<List<JourneyEvent>> events() {
    return events;
  }

  void hold(List<JourneyEvent> read) {
    events = Optional.of(read);
    if (runs.isEmpty()) {
      runs = Optional.of(Runs.of(read));
    }
  }

  /** The runs of the block's traffic, if they are known. */
  Optional<Runs> runs() {
    return runs;
  }

  /** Whether an event of the block may have one of these presence marks. */
  boolean mayHave(long some) {
    return (marks & some) != 0;
  }

  long marks() {
    return marks;
  }

  /** Marks the events as stored. */
  void saved() {
    changed = false;
  }

  /** Releases the events, which are stored. */
  void release() {
    events = Optional.empty();
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
