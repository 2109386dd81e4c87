package io.millrace.journey;

import io.millrace.events.EventKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The sealed steps of a journey, in blocks that are read when they are needed. A block holds the
 * steps from its start to the start of the next; the first also all that are earlier.
 */
final class History {
  /** How many steps are sealed at once. */
  static final int BLOCK = 16;

  private static final int MAX_BLOCK = 2 * BLOCK;

  /** How many blocks stay in memory from one save to the next: a busy visitor's last week. */
  private static final int MAX_HELD = 24;

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
  History(BlockStore store, List<Block> blocks, int nextNumber) {
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
  void seal(List<Step> steps) {
    Position start = blocks.isEmpty() ? Position.FIRST : steps.getFirst().position();
    append(blocks.size(), start, steps);
    size += steps.size();
  }

  void add(Step step) {
    int place = blockOf(step.position());
    Block block = blocks.get(place);
    block.reachTo(step.position());
    List<Step> steps = steps(block);
    Steps.insert(steps, step);
    size++;
    block.touch();
    enter(step, block);
    if (steps.size() > MAX_BLOCK) {
      split(place);
    }
  }

  void remove(Step step) {
    int place = blockOf(step.position());
    Block block = blocks.get(place);
    Steps.remove(steps(block), step);
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

  Optional<Step> find(EventKey key) {
    List<Step> found = matches(Fingerprint.of(key), step -> step.key().equals(key));
    return found.isEmpty() ? Optional.empty() : Optional.of(found.getFirst());
  }

  /** The purchases and refunds of an order, in the order of the journey. */
  List<Step> order(Site site, String order) {
    return matches(
        Fingerprint.of(site, order),
        step -> step.order().equals(order) && step.place().site() == site);
  }

  /** The steps before that position, latest first, as far back as the action wants them. */
  void backFrom(Position position, Predicate<Step> goOn) {
    for (int i = blocks.isEmpty() ? -1 : blockOf(position); i >= 0; i--) {
      List<Step> steps = steps(blocks.get(i));
      for (int j = Steps.indexOf(steps, position) - 1; j >= 0; j--) {
        if (!goOn.test(steps.get(j))) {
          return;
        }
      }
    }
  }

  /**
   * The steps from that position on, in order, as far as the action wants them.
   *
   * @return whether it wants more than there are
   */
  boolean onFrom(Position position, Predicate<Step> goOn) {
    for (int i = blocks.isEmpty() ? 0 : blockOf(position); i < blocks.size(); i++) {
      List<Step> steps = steps(blocks.get(i));
      for (int j = Steps.indexOf(steps, position); j < steps.size(); j++) {
        if (!goOn.test(steps.get(j))) {
          return false;
        }
      }
    }
    return true;
  }

  /** The steps with {@code from <= at <= to}, milliseconds, in order, of blocks with money only. */
  void money(long from, long to, Consumer<Step> action) {
    Position first = Position.startOf(from);
    for (int i = blocks.isEmpty() ? 0 : blockOf(first); i < blocks.size(); i++) {
      Block block = blocks.get(i);
      if (block.start().at() > to) {
        return;
      }
      if (block.hasMoney() && block.lastAt() >= from) {
        steps(block).stream().filter(step -> step.at() >= from && step.at() <= to).forEach(action);
      }
    }
  }

  /** At most how many steps there are with {@code from <= at < to}, without reading any. */
  int atMost(long from, long to) {
    int count = 0;
    for (int i = blocks.isEmpty() ? 0 : blockOf(Position.startOf(from)); i < blocks.size(); i++) {
      if (blocks.get(i).start().at() >= to) {
        break;
      }
      count += blocks.get(i).size();
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
      held.forEach(Block::release);
      held.clear();
    }
    dropped.clear();
    pages.forEach(page -> store.writePage(page, byNumber));
  }

  private List<Step> matches(int fingerprint, Predicate<Step> fits) {
    if (!index.has(fingerprint)) {
      return List.of();
    }
    Set<Integer> numbers = new HashSet<>();
    index.find(fingerprint, numbers::add);
    return numbers.stream()
        .map(byNumber::get)
        .filter(Objects::nonNull)
        .flatMap(block -> steps(block).stream())
        .filter(fits)
        .sorted()
        .toList();
  }

  private List<Step> steps(Block block) {
    if (block.steps().isEmpty()) {
      block.hold(store.read(block.number()));
      held.add(block);
    }
    return block.steps().get();
  }

  private void split(int place) {
    Block block = blocks.get(place);
    List<Step> steps = steps(block);
    List<Step> later = new ArrayList<>(steps.subList(BLOCK, steps.size()));
    steps.subList(BLOCK, steps.size()).clear();
    block.touch();
    append(place + 1, later.getFirst().position(), later);
  }

  private void append(int place, Position start, List<Step> steps) {
    if (blocks.isEmpty()) {
      firstNumber = nextNumber;
    }
    Block block = Block.of(nextNumber++, start, steps);
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

  private void enter(Step step, Block block) {
    index.add(Fingerprint.of(step.key()), block.number());
    if (step.hasOrder()) {
      index.add(Fingerprint.of(step.place().site(), step.order()), block.number());
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
