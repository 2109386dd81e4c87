package io.millrace.insights.projection;

import io.millrace.events.cell.Cell;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Kind;
import io.millrace.insights.store.CellRevision;
import io.millrace.insights.store.CellStore;
import io.millrace.insights.store.EntityWindow;
import io.millrace.insights.store.ReadPosition;
import io.millrace.insights.store.StoreUnavailableException;
import io.millrace.insights.testing.InMemoryCellStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The store of one instance, in which every write may do a part of its work only, and after which
 * its caller may be dead; others go on while it works.
 */
final class FaultyCellStore implements CellStore {
  private final InMemoryCellStore store;
  private final Random random;
  private final double rate;
  private final Runnable meanwhile;
  private boolean calm;

  /**
   * @param rate how likely a fault is before and after each write
   * @param meanwhile what others do while a write is under way
   */
  FaultyCellStore(InMemoryCellStore store, Random random, double rate, Runnable meanwhile) {
    this.store = store;
    this.random = random;
    this.rate = rate;
    this.meanwhile = meanwhile;
  }

  /** The process that called is no more. */
  static final class Death extends RuntimeException {
    private static final long serialVersionUID = 1;

    private Death() {
      super("killed", null, false, false);
    }
  }

  /** Nothing happens from now on. */
  void end() {
    calm = true;
  }

  private void fault() {
    if (!calm && random.nextDouble() < rate) {
      if (random.nextBoolean()) {
        throw new Death();
      }
      throw new StoreUnavailableException("the test took it away");
    }
  }

  private boolean isCutShort() {
    return !calm && random.nextDouble() < rate;
  }

  private void during(Runnable write) {
    var _ =
        during(
            () -> {
              write.run();
              return true;
            });
  }

  private <T> T during(Supplier<T> call) {
    fault();
    if (!calm) {
      meanwhile.run();
    }
    T answer = call.get();
    fault();
    return answer;
  }

  private List<CellRevision> some(Collection<CellRevision> revisions) {
    List<CellRevision> some = new ArrayList<>(revisions);
    // So that a seed does the same however hash tables are laid out.
    some.sort(Comparator.comparing(revision -> revision.cell().key()));
    Collections.shuffle(some, random);
    return some.subList(0, random.nextInt(some.size() + 1));
  }

  @Override
  public Map<Cell, CellRevision> find(Collection<Cell> cells) {
    return store.find(cells);
  }

  @Override
  public Set<EntityWindow> withEntities(Collection<EntityWindow> windows) {
    return store.withEntities(windows);
  }

  @Override
  public void entities(EntityWindow window, Consumer<CellRevision> action) {
    store.entities(window, action);
  }

  @Override
  public void write(Collection<CellRevision> revisions) {
    if (isCutShort()) {
      store.write(some(revisions));
      throw new StoreUnavailableException("went away in the middle");
    }
    during(() -> store.write(revisions));
  }

  @Override
  public ReadPosition progress() {
    return during(store::progress);
  }

  @Override
  public void write(ReadPosition progress) {
    during(() -> store.write(progress));
  }

  @Override
  public void expire(Kind kind, String platform, Grain grain, long from, long to) {
    store.expire(kind, platform, grain, from, to);
  }

  @Override
  public void expire(EntityWindow window) {
    store.expire(window);
  }

  @Override
  public OptionalLong expired(Grain grain) {
    return store.expired(grain);
  }

  @Override
  public void expired(Grain grain, long before) {
    store.expired(grain, before);
  }

  @Override
  public ReadPosition startOver(String topic) {
    return during(() -> store.startOver(topic));
  }

  @Override
  public boolean isCurrent() {
    fault();
    return store.isCurrent();
  }

  @Override
  public void ping() {
    store.ping();
  }
}
