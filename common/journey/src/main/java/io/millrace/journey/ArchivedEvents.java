package io.millrace.journey;

import io.millrace.events.EventKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/** Finds archived events, and reads only the blocks that may have them. */
final class ArchivedEvents {
  private final ArchivedBlocks blocks;

  ArchivedEvents(ArchivedBlocks blocks) {
    this.blocks = blocks;
  }

  boolean isEmpty() {
    return blocks.isEmpty();
  }

  int size() {
    return blocks.size();
  }

  Optional<JourneyEvent> find(EventKey key) {
    // Every new event asks, and nearly always no block has the fingerprint.
    for (Block block : blocks.with(Fingerprint.of(key))) {
      for (JourneyEvent event : blocks.eventsOf(block)) {
        if (event.key().equals(key)) {
          return Optional.of(event);
        }
      }
    }
    return Optional.empty();
  }

  /** The first {@code most} purchases and refunds of an order, in journey order. */
  List<JourneyEvent> order(InternedPlatform platform, String order, int most) {
    List<JourneyEvent> found = new ArrayList<>();
    for (Block block : blocks.with(Fingerprint.of(platform, order))) {
      for (JourneyEvent event : blocks.eventsOf(block)) {
        if (event.isOf(platform, order)) {
          found.add(event);
        }
      }
      if (found.size() >= most) {
        return found.subList(0, most);
      }
    }
    return found;
  }

  /**
   * Visits the events before a position, latest first, until the predicate returns false.
   *
   * @param since blocks that end before this time, in milliseconds, are not read
   * @param marks blocks that have none of these presence marks are not read; asked again for each
   *     block
   */
  void backFrom(Position position, long since, LongSupplier marks, Predicate<JourneyEvent> goOn) {
    List<Block> all = blocks.all();
    for (int i = blocks.isEmpty() ? -1 : blocks.blockOf(position); i >= 0; i--) {
      Block block = all.get(i);
      if (block.lastAt() < since) {
        return;
      }
      if (block.mayHave(marks.getAsLong())) {
        List<JourneyEvent> events = blocks.eventsOf(block);
        for (int j = SortedEvents.indexOf(events, position) - 1; j >= 0; j--) {
          if (!goOn.test(events.get(j))) {
            return;
          }
        }
      }
    }
  }

  /**
   * Visits the events from a position on, in journey order, until the predicate returns false.
   *
   * @param until blocks that begin after this time, in milliseconds, are not read
   * @param marks blocks that have none of these presence marks are not read; asked again for each
   *     block
   * @return whether the caller wants events after the archived ones
   */
  boolean onFrom(Position position, long until, LongSupplier marks, Predicate<JourneyEvent> goOn) {
    List<Block> all = blocks.all();
    for (int i = blocks.isEmpty() ? 0 : blocks.blockOf(position); i < all.size(); i++) {
      Block block = all.get(i);
      if (block.start().at() > until) {
        return false;
      }
      if (block.mayHave(marks.getAsLong())) {
        List<JourneyEvent> events = blocks.eventsOf(block);
        for (int j = SortedEvents.indexOf(events, position); j < events.size(); j++) {
          if (!goOn.test(events.get(j))) {
            return false;
          }
        }
      }
    }
    return true;
  }

  /**
   * Visits the purchases from a position on, in journey order, until the predicate returns false.
   *
   * @param marks blocks that have none of these presence marks are not read
   * @return whether the caller wants purchases after the archived ones
   */
  boolean purchasesFrom(Position position, long until, long marks, Predicate<JourneyEvent> goOn) {
    List<Block> all = blocks.all();
    for (int i = blocks.isEmpty() ? 0 : blocks.blockOf(position); i < all.size(); i++) {
      Block block = all.get(i);
      if (block.start().at() > until) {
        return false;
      }
      if (block.mayHavePurchases() && block.mayHave(marks)) {
        for (JourneyEvent event : blocks.eventsOf(block)) {
          if (event.isPurchase() && !event.position().isBefore(position) && !goOn.test(event)) {
            return false;
          }
        }
      }
    }
    return true;
  }

  /** Visits the purchases before a position, latest first, until the predicate returns false. */
  void purchasesBackFrom(Position position, long since, Predicate<JourneyEvent> goOn) {
    List<Block> all = blocks.all();
    for (int i = blocks.isEmpty() ? -1 : blocks.blockOf(position); i >= 0; i--) {
      Block block = all.get(i);
      if (block.size() > 0 && block.mayHavePurchases()) {
        List<JourneyEvent> events = blocks.eventsOf(block);
        for (int j = SortedEvents.indexOf(events, position) - 1; j >= 0; j--) {
          if (events.get(j).isPurchase() && !goOn.test(events.get(j))) {
            return;
          }
        }
      }
      if (block.start().at() < since) {
        return;
      }
    }
  }

  /** Visits the runs of each block that may hold events between these times, in order. */
  void runs(long from, long to, Consumer<Runs> action) {
    List<Block> all = blocks.all();
    for (int i = blocks.isEmpty() ? 0 : blocks.blockOf(Position.startOf(from));
        i < all.size();
        i++) {
      Block block = all.get(i);
      if (block.start().at() > to) {
        return;
      }
      if (block.runs().isEmpty()) {
        blocks.eventsOf(block);
      }
      action.accept(block.runs().orElseThrow());
    }
  }

  /** How many archived events have {@code from <= at < to}, in milliseconds. */
  int count(long from, long to) {
    int count = 0;
    List<Block> all = blocks.all();
    for (int i = blocks.isEmpty() ? 0 : blocks.blockOf(Position.startOf(from));
        i < all.size();
        i++) {
      Block block = all.get(i);
      if (block.start().at() >= to) {
        break;
      }
      count +=
          block.start().at() >= from && block.lastAt() < to
              ? block.size()
              : (int)
                  blocks.eventsOf(block).stream()
                      .filter(s -> s.at() >= from && s.at() < to)
                      .count();
    }
    return count;
  }
}
