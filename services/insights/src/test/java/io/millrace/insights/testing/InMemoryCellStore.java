package io.millrace.insights.testing;

import io.millrace.events.cell.Cell;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Kind;
import io.millrace.insights.store.CellRevision;
import io.millrace.insights.store.CellStore;
import io.millrace.insights.store.EntityWindow;
import io.millrace.insights.store.ReadPosition;
import io.millrace.insights.store.StoreUnavailableException;
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
public final class InMemoryCellStore implements CellStore {
  private final InMemoryEpochs<Data> epochs;
  private boolean away;
  private int writesLeft;
  private int documentsRead;
  private int refusals;

  public InMemoryCellStore() {
    this(new InMemoryEpochs<>(Data::new));
  }

  private InMemoryCellStore(InMemoryEpochs<Data> epochs) {
    this.epochs = epochs;
  }

  /** A store of another instance on the same data; one thread at a time may use either. */
  public InMemoryCellStore another() {
    return new InMemoryCellStore(epochs.another());
  }

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

  /** How often it was asked for something while it was away. */
  public synchronized int refusals() {
    return refusals;
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
    Long before = epochs.data().expired.get(grain);
    return before == null ? OptionalLong.empty() : OptionalLong.of(before);
  }

  @Override
  public synchronized void expired(Grain grain, long before) {
    ping();
    epochs.data().expired.merge(grain, before, Math::max);
  }

  @Override
  public synchronized ReadPosition progress() {
    ping();
    epochs.join();
    return epochs.data().position.progress(epochs.topic());
  }

  @Override
  public synchronized ReadPosition startOver(String topic) {
    ping();
    epochs.startOver(topic);
    return progress();
  }

  @Override
  public synchronized boolean isCurrent() {
    ping();
    return epochs.isCurrent();
  }

  @Override
  public synchronized void write(ReadPosition next) {
    ping();
    epochs.data().position.write(next);
    noteWrite();
  }

  @Override
  public synchronized void ping() {
    if (away) {
      refusals++;
      throw new StoreUnavailableException("the test took it away");
    }
  }

  private Map<Cell, CellRevision> cells() {
    return epochs.data().cells;
  }

  private void noteWrite() {
    away |= writesLeft == 1;
    writesLeft = Math.max(0, writesLeft - 1);
  }

  private static final class Data {
    private final Map<Cell, CellRevision> cells = new HashMap<>();
    private final Map<Grain, Long> expired = new EnumMap<>(Grain.class);
    private final InMemoryPosition position = new InMemoryPosition();
  }
}
