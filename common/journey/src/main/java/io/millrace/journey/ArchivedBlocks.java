package io.millrace.journey;

import static java.util.Comparator.comparing;

import io.millrace.events.EventKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * The sealed steps of a journey, in blocks that are read when they are needed. A block holds the
 * steps from its start to the start of the next; the first also all that are earlier.
 */
final class ArchivedBlocks {
  /** How many steps are sealed at once. */
  static final int BLOCK = 16;

  private static final int MAX_BLOCK = 2 * BLOCK;

  /** How many blocks stay in memory from one save to the next, the latest read. */
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
   * @param nextNumber greater than that of any block there ever was
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

  /** How many of its steps are in memory. */
  int held() {
    return held.stream().mapToInt(Block::size).sum();
  }

  boolean isEmpty() {
    return blocks.isEmpty();
  }

  int nextNumber() {
    return nextNumber;
  }

  /** Time of the last step of the first block, milliseconds; there must be one. */
  long firstLastAt() {
    return blocks.getFirst().lastAt();
  }

  /** Not greater than the number of any block there is. */
  int firstNumber() {
    return blocks.isEmpty() ? nextNumber : firstNumber;
  }

  /** Takes in steps that are later than all it has. */
  void seal(List<JourneyEvent> events) {
    Position start = blocks.isEmpty() ? Position.FIRST : events.getFirst().position();
    append(blocks.size(), start, events);
    size += events.size();
  }

  void add(JourneyEvent event) {
    int place = blockOf(event.position());
    Block block = blocks.get(place);
    block.reachTo(event.position());
    List<JourneyEvent> events = steps(block);
    SortedEvents.insert(events, event);
    size++;
    int[] known = block.fingerprints();
    block.touch();
    enter(event, block.number(), known);
    if (events.size() > MAX_BLOCK) {
      split(place);
    }
  }

  void remove(JourneyEvent event) {
    int place = blockOf(event.position());
    Block block = blocks.get(place);
    SortedEvents.remove(steps(block), event);
    size--;
    block.touch();
    if (block.size() == 0) {
      drop(place);
    }
  }

  /** Drops the blocks all of whose steps are earlier than that, milliseconds. */
  void forgetBefore(long at) {
    while (!blocks.isEmpty() && blocks.getFirst().lastAt() < at) {
      size -= blocks.getFirst().size();
      drop(0);
    }
  }

  Optional<JourneyEvent> find(EventKey key) {
    return blocksWith(Fingerprint.of(key)).stream()
        .flatMap(block -> steps(block).stream())
        .filter(event -> event.key().equals(key))
        .findFirst();
  }

  /** The first so many purchases and refunds of an order, in the order of the journey. */
  List<JourneyEvent> order(InternedPlatform platform, String order, int most) {
    List<JourneyEvent> found = new ArrayList<>();
    for (Block block : blocksWith(Fingerprint.of(platform, order))) {
      for (JourneyEvent event : steps(block)) {
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
   * The steps before that position, latest first, as far back as the action wants them.
   *
   * @param since no block is looked at that ends earlier, milliseconds
   * @param marks no block is looked at that has no trace of these, which are asked for anew each
   *     time
   */
  void backFrom(Position position, long since, LongSupplier marks, Predicate<JourneyEvent> goOn) {
    for (int i = blocks.isEmpty() ? -1 : blockOf(position); i >= 0; i--) {
      Block block = blocks.get(i);
      if (block.lastAt() < since) {
        return;
      }
      if (block.mayHave(marks.getAsLong())) {
        List<JourneyEvent> events = steps(block);
        for (int j = SortedEvents.indexOf(events, position) - 1; j >= 0; j--) {
          if (!goOn.test(events.get(j))) {
            return;
          }
        }
      }
    }
  }

  /**
   * The steps from that position on, in order, as far as the action wants them.
   *
   * @param until no block is looked at that begins later, milliseconds
   * @param marks no block is looked at that has no trace of these, which are asked for anew each
   *     time
   * @return whether it wants more than there are
   */
  boolean onFrom(Position position, long until, LongSupplier marks, Predicate<JourneyEvent> goOn) {
    for (int i = blocks.isEmpty() ? 0 : blockOf(position); i < blocks.size(); i++) {
      Block block = blocks.get(i);
      if (block.start().at() > until) {
        return false;
      }
      if (block.mayHave(marks.getAsLong())) {
        List<JourneyEvent> events = steps(block);
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
   * The purchases from that position on, in order, as far as the action wants them.
   *
   * @return whether it wants more than there are
   */
  boolean purchasesFrom(Position position, long until, Predicate<JourneyEvent> goOn) {
    for (int i = blocks.isEmpty() ? 0 : blockOf(position); i < blocks.size(); i++) {
      Block block = blocks.get(i);
      if (block.start().at() > until) {
        return false;
      }
      if (block.mayHavePurchases()) {
        for (JourneyEvent event : steps(block)) {
          if (event.isPurchase() && !event.position().isBefore(position) && !goOn.test(event)) {
            return false;
          }
        }
      }
    }
    return true;
  }

  /** The purchases before that position, latest first, as far as the action wants them. */
  void purchasesBackFrom(Position position, long since, Predicate<JourneyEvent> goOn) {
    for (int i = blocks.isEmpty() ? -1 : blockOf(position); i >= 0; i--) {
      Block block = blocks.get(i);
      if (block.size() > 0 && block.mayHavePurchases()) {
        List<JourneyEvent> events = steps(block);
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

  /** The runs of the blocks that steps between these times may be in, in order. */
  void runs(long from, long to, Consumer<Runs> action) {
    for (int i = blocks.isEmpty() ? 0 : blockOf(Position.startOf(from)); i < blocks.size(); i++) {
      Block block = blocks.get(i);
      if (block.start().at() > to) {
        return;
      }
      if (block.runs().isEmpty()) {
        steps(block);
      }
      action.accept(block.runs().orElseThrow());
    }
  }

  /** How many steps there are with {@code from <= at < to}, milliseconds. */
  int count(long from, long to) {
    int count = 0;
    for (int i = blocks.isEmpty() ? 0 : blockOf(Position.startOf(from)); i < blocks.size(); i++) {
      Block block = blocks.get(i);
      if (block.start().at() >= to) {
        break;
      }
      count +=
          block.start().at() >= from && block.lastAt() < to
              ? block.size()
              : (int) steps(block).stream().filter(s -> s.at() >= from && s.at() < to).count();
    }
    return count;
  }

  /** Writes what changed and lets go of most steps. */
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

  /** Those that a fingerprint stands on, in order. */
  private List<Block> blocksWith(int fingerprint) {
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

  private List<JourneyEvent> steps(Block block) {
    if (block.steps().isEmpty()) {
      block.hold(store.read(block.number()));
      held.add(block);
    }
    return block.steps().get();
  }

  private void split(int place) {
    Block block = blocks.get(place);
    List<JourneyEvent> events = steps(block);
    List<JourneyEvent> later = new ArrayList<>(events.subList(BLOCK, events.size()));
    events.subList(BLOCK, events.size()).clear();
    block.touch();
    append(place + 1, later.getFirst().position(), later);
  }

  private void append(int place, Position start, List<JourneyEvent> events) {
    if (blocks.isEmpty()) {
      firstNumber = nextNumber;
    }
    Block block = Block.of(nextNumber++, start, events);
    blocks.add(place, block);
    held.add(block);
    enter(block);
  }

  private void drop(int place) {
    Block block = blocks.remove(place);
    byNumber.remove(block.number());
    dropped.add(block.number());
    held.remove(block);
    if (block.number() == firstNumber) {
      firstNumber = lowest();
    }
  }

  private int lowest() {
    return byNumber.keySet().stream().mapToInt(Integer::intValue).min().orElse(nextNumber);
  }

  private void enter(Block block) {
    byNumber.put(block.number(), block);
    for (int print : block.fingerprints()) {
      index.add(print, block.number());
    }
  }

  /** An order that stands on the block already is not entered again: it may have thousands. */
  private void enter(JourneyEvent event, int number, int[] known) {
    index.add(Fingerprint.of(event.key()), number);
    if (event.hasOrder()) {
      int order = Fingerprint.of(event.surface().interned(), event.order());
      if (Arrays.stream(known).noneMatch(print -> print == order)) {
        index.add(order, number);
      }
    }
  }

  /** Index of the block that a position belongs to; there must be one. */
  private int blockOf(Position position) {
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
