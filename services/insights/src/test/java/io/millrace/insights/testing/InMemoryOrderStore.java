package io.millrace.insights.testing;

import io.millrace.events.loop.LoopKey;
import io.millrace.insights.orders.store.FoundOrders;
import io.millrace.insights.orders.store.OrderName;
import io.millrace.insights.orders.store.OrderRevision;
import io.millrace.insights.orders.store.OrderStore;
import io.millrace.insights.store.ReadPosition;
import io.millrace.insights.store.StoreUnavailableException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/** A store that forgets when the test ends, and can be away. */
public final class InMemoryOrderStore implements OrderStore {
  private static final Comparator<LoopKey> BY_VISITOR =
      Comparator.comparing((LoopKey key) -> key.visitor().toString())
          .thenComparing(key -> !key.purchased());

  private final Map<OrderName, Map<LoopKey, OrderRevision>> orders = new HashMap<>();
  private final Set<OrderName> more = new HashSet<>();
  private ReadPosition progress = ReadPosition.none();
  private boolean away;
  private int writesLeft;

  public synchronized void goAway() {
    away = true;
  }

  /** Goes away once it has been written to so often. */
  public synchronized void goAwayAfterWrites(int writes) {
    writesLeft = writes;
  }

  public synchronized void comeBack() {
    away = false;
  }

  @Override
  public synchronized void prepare() {
    requireThere();
  }

  @Override
  public synchronized FoundOrders find(OrderName name) {
    requireThere();
    return new FoundOrders(
        of(name).values().stream().map(OrderRevision::order).flatMap(Optional::stream).toList(),
        more.contains(name));
  }

  @Override
  public synchronized void write(Collection<OrderRevision> revisions) {
    requireThere();
    revisions.forEach(this::write);
    noteWrite();
  }

  @Override
  public synchronized void expire(Instant before) {
    requireThere();
    orders
        .values()
        .removeIf(all -> all.values().stream().allMatch(r -> r.writtenAt().isBefore(before)));
  }

  @Override
  public synchronized ReadPosition progress() {
    requireThere();
    return progress;
  }

  @Override
  public synchronized void write(ReadPosition next) {
    requireThere();
    Map<Integer, Long> all = new HashMap<>(progress.next());
    next.next().forEach((partition, offset) -> all.merge(partition, offset, Math::max));
    OptionalLong asOf = next.asOf().isPresent() ? next.asOf() : progress.asOf();
    progress = new ReadPosition(next.topic(), all, asOf);
    noteWrite();
  }

  @Override
  public synchronized void clear() {
    requireThere();
    progress = ReadPosition.none();
    orders.clear();
    more.clear();
  }

  private void write(OrderRevision revision) {
    OrderName name = OrderName.of(revision.key());
    Map<LoopKey, OrderRevision> known = of(name);
    if (known.containsKey(revision.key())) {
      known.merge(revision.key(), revision, OrderRevision::newer);
    } else if (revision.order().isPresent() && known.size() < MOST_OF_A_NAME) {
      known.put(revision.key(), revision);
    } else if (revision.order().isPresent()) {
      more.add(name);
    }
  }

  private Map<LoopKey, OrderRevision> of(OrderName name) {
    return orders.computeIfAbsent(name, _ -> new TreeMap<>(BY_VISITOR));
  }

  private void noteWrite() {
    away |= writesLeft == 1;
    writesLeft = Math.max(0, writesLeft - 1);
  }

  private void requireThere() {
    if (away) {
      throw new StoreUnavailableException("the test took it away");
    }
  }
}
