package io.millrace.journey;

import static java.util.Comparator.comparing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Holds the archived events of a journey in blocks, and reads a block when it is needed. A block
 * holds the events from its start to the start of the next block. The first block also holds all
 * earlier events. {@link ArchivedEvents} finds events in them.
 */
final class ArchivedBlocks {
  /** How many events are archived at once. */
  static final int BLOCK = 16;

  private static final int MAX_BLOCK = 2 * BLOCK;

  /** How many blocks stay in memory from one save to the next: the blocks that were read last. */
  private static final int MAX_HELD = 256;

  private final BlockStore store;
  private final List<Block> blocks;
  private final Map<Integer, Block> byNumber = new HashMap<>();
  private final BlockIndex index = new BlockIndex();
  private final List<Block> held = new ArrayList<>();
  private final List<Integer> dropped = new ArrayList<>();
  private int firstNumber;
  private int nextNumber;
  private int size;

  /**
   * @param blocks in the order of the journey
   * @param nextNumber greater than the number of every block that the journey ever had
   */
  ArchivedBlocks(BlockStore store, List<Block> blocks, int nextNumber) {
    this.store = store;
    this.blocks = new ArrayList<>(blocks);
    this.nextNumber = nextNumber;
    blocks.forEach(this::enter);
    blocks.forEach(block -> size += block.size());
    firstNumber = lowest();
  }

  int size() {
    return size;
  }

  /** How many archived events are in memory. */
  int held() {
    int events = 0;
    for (Block block : held) {
      events += block.size();
    }
    return events;
  }

  boolean isEmpty() {
    return blocks.isEmpty();
  }

  int nextNumber() {
    return nextNumber;
  }

  /** Time of the last event of the first block, in milliseconds. At least one block must exist. */
  long firstLastAt() {
    return blocks.getFirst().lastAt();
  }

  /** A number that is not greater than the number of any existing block. */
  int firstNumber() {
    return blocks.isEmpty() ? nextNumber : firstNumber;
  }

  /** Archives events that are later than all archived events. */
  void archive(List<JourneyEvent> events) {
    Position start = blocks.isEmpty() ? Position.FIRST : events.getFirst().position();
    append(blocks.size(), start, events);
    size += events.size();
  }

  void add(JourneyEvent event) {
    int ordinal = blockOf(event.position());
    Block block = blocks.get(ordinal);
    block.reachTo(event.position());
    List<JourneyEvent> events = eventsOf(block);
    SortedEvents.insert(events, event);
    size++;
    int[] known = block.fingerprints();
    block.touch();
    enter(event, block.number(), known);
    if (events.size() > MAX_BLOCK) {
      split(ordinal);
    }
  }

  void remove(JourneyEvent event) {
    int ordinal = blockOf(event.position());
    Block block = blocks.get(ordinal);
    SortedEvents.remove(eventsOf(block), event);
    size--;
    block.touch();
    if (block.size() == 0) {
      drop(ordinal);
    }
  }

  /** Drops each block whose events are all earlier than this time, in milliseconds. */
  void forgetBefore(long at) {
    while (!blocks.isEmpty() && blocks.getFirst().lastAt() < at) {
      size -= blocks.getFirst().size();
      drop(0);
    }
  }

  /** Writes the changed blocks, and keeps at most {@value #MAX_HELD} blocks in memory. */
  void save() {
    Set<Integer> pages = new HashSet<>();
    for (Block block : held) {
      if (block.isChanged()) {
        store.write(block);
        pages.add(BlockStore.page(block.number()));
      }
      block.saved();
    }
    for (int number : dropped) {
      store.delete(number);
      pages.add(BlockStore.page(number));
    }
    if (held.size() > MAX_HELD) {
      List<Block> longest = held.subList(0, held.size() - MAX_HELD);
      longest.forEach(Block::release);
      longest.clear();
    }
    dropped.clear();
    pages.forEach(page -> store.writePage(page, byNumber));
  }

  /** The blocks, in the order of the journey. Callers must not change the list. */
  List<Block> all() {
    return blocks;
  }

  /** The blocks that may contain a fingerprint, in journey order. */
  List<Block> with(int fingerprint) {
    if (!index.has(fingerprint)) {
      return List.of();
    }
    Set<Integer> numbers = new HashSet<>();
    index.find(fingerprint, numbers::add);
    return numbers.stream()
        .map(byNumber::get)
        .filter(Objects::nonNull)
        .sorted(comparing(Block::start))
        .toList();
  }

  /** The events of a block, which is read when it is not in memory. */
  List<JourneyEvent> eventsOf(Block block) {
    if (block.events().isEmpty()) {
      block.hold(store.read(block.number()));
      held.add(block);
    }
    return block.events().get();
  }

  private void split(int ordinal) {
    Block block = blocks.get(ordinal);
    List<JourneyEvent> events = eventsOf(block);
    List<JourneyEvent> later = new ArrayList<>(events.subList(BLOCK, events.size()));
    events.subList(BLOCK, events.size()).clear();
    block.touch();
    append(ordinal + 1, later.getFirst().position(), later);
  }

  private void append(int ordinal, Position start, List<JourneyEvent> events) {
    if (blocks.isEmpty()) {
      firstNumber = nextNumber;
    }
    Block block = Block.of(nextNumber++, start, events);
    blocks.add(ordinal, block);
    held.add(block);
    enter(block);
  }

  private void drop(int ordinal) {
    Block block = blocks.remove(ordinal);
    byNumber.remove(block.number());
    dropped.add(block.number());
    held.remove(block);
    if (block.number() == firstNumber) {
      firstNumber = lowest();
    }
  }

  private int lowest() {
    int lowest = nextNumber;
    for (Block block : blocks) {
      lowest = Math.min(lowest, block.number());
    }
    return lowest;
  }

  private void enter(Block block) {
    byNumber.put(block.number(), block);
    for (int print : block.fingerprints()) {
      index.add(print, block.number());
    }
  }

  /**
   * Adds an event to the index. An order that the block already has is not added again: one order
   * can have thousands of events.
   */
  private void enter(JourneyEvent event, int number, int[] known) {
    index.add(Fingerprint.of(event.key()), number);
    if (event.hasOrder()) {
      int order = Fingerprint.of(event.surface().interned(), event.order());
      if (Arrays.stream(known).noneMatch(print -> print == order)) {
        index.add(order, number);
      }
    }
  }

  /** Index of the block that a position belongs to. At least one block must exist. */
  int blockOf(Position position) {
    int low = 0;
    int high = blocks.size();
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (blocks.get(middle).start().compareTo(position) <= 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
