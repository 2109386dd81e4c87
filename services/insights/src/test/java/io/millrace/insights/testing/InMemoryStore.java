package io.millrace.insights.testing;

import io.millrace.insights.store.PositionStore;
import io.millrace.insights.store.ReadPosition;
import io.millrace.insights.store.StoreUnavailableException;
import java.util.function.Function;

/**
 * What stores in memory have in common: the epochs, the position, and that they can be away.
 *
 * @param <D> the data of an epoch
 */
public abstract class InMemoryStore<D> implements PositionStore {
  private final InMemoryEpochs<D> epochs;
  private final Function<D, InMemoryPosition> position;
  private boolean away;
  private int writesLeft;
  private int refusals;

  InMemoryStore(InMemoryEpochs<D> epochs, Function<D, InMemoryPosition> position) {
    this.epochs = epochs;
    this.position = position;
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

  @Override
  public synchronized ReadPosition progress() {
    requireThere();
    epochs.join();
    return position.apply(data()).progress(epochs.topic());
  }

  @Override
  public synchronized ReadPosition startOver(String topic) {
    requireThere();
    epochs.startOver(topic);
    return progress();
  }

  @Override
  public synchronized boolean isCurrent() {
    requireThere();
    return epochs.isCurrent();
  }

  @Override
  public synchronized void write(ReadPosition next) {
    requireThere();
    position.apply(data()).write(next);
    noteWrite();
  }

  D data() {
    return epochs.data();
  }

  void noteWrite() {
    away |= writesLeft == 1;
    writesLeft = Math.max(0, writesLeft - 1);
  }

  void requireThere() {
    if (away) {
      refusals++;
      throw new StoreUnavailableException("the test took it away");
    }
  }
}
