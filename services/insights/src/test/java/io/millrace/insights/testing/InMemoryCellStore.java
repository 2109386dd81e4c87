package io.millrace.insights.testing;

import io.millrace.events.cell.Cell;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Kind;
import io.millrace.insights.store.CellRevision;
import io.millrace.insights.store.CellStore;
import io.millrace.insights.store.EntityWindow;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** A store that forgets when the test ends, and can be away. */
public final class InMemoryCellStore extends InMemoryStore<InMemoryCellStore.Data>
    implements CellStore {
  private final InMemoryEpochs<Data> epochs;
  private int documentsRead;

  public InMemoryCellStore() {
    this(new InMemoryEpochs<>(Data::new));
  }

  private InMemoryCellStore(InMemoryEpochs<Data> epochs) {
    super(epochs, data -> data.position);
    this.epochs = epochs;
  }

  /** A store of another instance on the same data; one thread at a time may use either. */
  public InMemoryCellStore another() {
    return new InMemoryCellStore(epochs.another());
  }

  /** Documents asked for since the start. */
  public synchronized int documentsRead() {
    return documentsRead;
  }

  @Override
  public synchronized Map<Cell, CellRevision> find(Collection<Cell> wanted) {
    ping();
    documentsRead += wanted.size();
    Map<Cell, CellRevision> found = new HashMap<>();
    wanted.forEach(
        cell -> Optional.ofNullable(cells().get(cell)).ifPresent(r -> found.put(cell, r)));
    return found;
  }

  @Override
  public synchronized void write(Collection<CellRevision> revisions) {
    ping();
    revisions.forEach(revision -> cells().merge(revision.cell(), revision, CellRevision::newer));
    noteWrite();
  }

  @Override
  public synchronized Set<EntityWindow> withEntities(Collection<EntityWindow> windows) {
    ping();
    documentsRead += windows.size();
    return cells().keySet().stream()
        .flatMap(cell -> EntityWindow.of(cell).stream())
        .filter(windows::contains)
        .collect(Collectors.toSet());
  }

  @Override
  public synchronized void entities(EntityWindow window, Consumer<CellRevision> action) {
    ping();
    cells().values().stream()
        .filter(held -> EntityWindow.of(held.cell()).filter(window::equals).isPresent())
        .peek(_ -> documentsRead++)
        .forEach(action);
  }

  @Override
  public synchronized void expire(Kind kind, String platform, Grain grain, long from, long to) {
    ping();
    long width = CellStore.together(grain).toMillis();
    long first = Math.floorDiv(from, width) * width;
    long end = Math.floorDiv(to, width) * width;
    cells()
        .keySet()
        .removeIf(
            cell ->
                cell.kind() == kind
                    && cell.platform().equals(platform)
                    && cell.grain() == grain
                    && cell.start() >= first
                    && cell.start() < end);
  }

  @Override
  public synchronized void expire(EntityWindow window) {
    ping();
    cells().keySet().removeIf(cell -> EntityWindow.of(cell).filter(window::equals).isPresent());
  }

  @Override
  public synchronized OptionalLong expired(Grain grain) {
    ping();
    Long before = data().expired.get(grain);
    return before == null ? OptionalLong.empty() : OptionalLong.of(before);
  }

  @Override
  public synchronized void expired(Grain grain, long before) {
    ping();
    data().expired.merge(grain, before, Math::max);
  }

  @Override
  public synchronized void ping() {
    requireThere();
  }

  private Map<Cell, CellRevision> cells() {
    return data().cells;
  }

  static final class Data {
    private final Map<Cell, CellRevision> cells = new HashMap<>();
    private final Map<Grain, Long> expired = new EnumMap<>(Grain.class);
    private final InMemoryPosition position = new InMemoryPosition();
  }
}
