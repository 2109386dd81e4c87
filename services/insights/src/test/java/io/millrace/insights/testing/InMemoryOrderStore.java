package io.millrace.insights.testing;

import io.millrace.events.loop.ExplainedOrder;
import io.millrace.events.loop.LoopKey;
import io.millrace.insights.orders.store.FoundOrders;
import io.millrace.insights.orders.store.OrderName;
import io.millrace.insights.orders.store.OrderPlace;
import io.millrace.insights.orders.store.OrderRevision;
import io.millrace.insights.orders.store.OrderStore;
import io.millrace.insights.orders.store.PlaceRange;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A store that forgets when the test ends, and can be away. */
public final class InMemoryOrderStore extends InMemoryStore<InMemoryOrderStore.Data>
    implements OrderStore {
  private static final Comparator<LoopKey> BY_VISITOR =
      Comparator.comparing((LoopKey key) -> key.visitor().toString())
          .thenComparing(key -> !key.purchased());

  private final InMemoryEpochs<Data> epochs;

  public InMemoryOrderStore() {
    this(new InMemoryEpochs<>(Data::new));
  }

  private InMemoryOrderStore(InMemoryEpochs<Data> epochs) {
    super(epochs, data -> data.position);
    this.epochs = epochs;
  }

  /** A store of another instance on the same data; one thread at a time may use either. */
  public InMemoryOrderStore another() {
    return new InMemoryOrderStore(epochs.another());
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
        data().more.contains(name));
  }

  @Override
  public synchronized Map<OrderName, FoundOrders> find(Collection<OrderName> names) {
    Map<OrderName, FoundOrders> found = new HashMap<>();
    names.stream()
        .filter(name -> !find(name).equals(FoundOrders.NONE))
        .forEach(name -> found.put(name, find(name)));
    return found;
  }

  @Override
  public synchronized List<OrderPlace> places(PlaceRange range, int most) {
    requireThere();
    return data().orders.values().stream()
        .flatMap(all -> all.values().stream())
        .flatMap(revision -> place(revision).stream())
        .filter(range::has)
        .distinct()
        .sorted()
        .limit(most)
        .toList();
  }

  private static Optional<OrderPlace> place(OrderRevision revision) {
    return revision
        .order()
        .flatMap(ExplainedOrder::purchase)
        .map(purchase -> new OrderPlace(purchase.at(), OrderName.of(revision.key())));
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
    data()
        .orders
        .values()
        .removeIf(all -> all.values().stream().allMatch(r -> r.writtenAt().isBefore(before)));
  }

  private void write(OrderRevision revision) {
    OrderName name = OrderName.of(revision.key());
    Map<LoopKey, OrderRevision> known = of(name);
    if (known.containsKey(revision.key())) {
      known.merge(revision.key(), revision, OrderRevision::newer);
    } else if (known.size() < MOST_OF_A_NAME) {
      known.put(revision.key(), revision);
    } else if (revision.order().isPresent()) {
      data().more.add(name);
    }
  }

  private Map<LoopKey, OrderRevision> of(OrderName name) {
    return data().orders.computeIfAbsent(name, _ -> new TreeMap<>(BY_VISITOR));
  }

  static final class Data {
    private final Map<OrderName, Map<LoopKey, OrderRevision>> orders = new HashMap<>();
    private final Set<OrderName> more = new HashSet<>();
    private final InMemoryPosition position = new InMemoryPosition();
  }
}
