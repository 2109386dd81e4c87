package io.millrace.insights.entities;

import io.millrace.insights.store.StoreUnavailableException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * A window of entities in memory, or one that is being loaded.
 *
 * @param window gets changes from the beginning of the load on
 * @param loaded the same window, after its load has ended
 */
record EntitySlot(LoadedWindow window, CompletableFuture<LoadedWindow> loaded) {

  /** Creates the slot of a window whose load begins. */
  static EntitySlot loading() {
    return new EntitySlot(new LoadedWindow(), new CompletableFuture<>());
  }

  /** Creates the slot of a window without entities, which needs no load. */
  static EntitySlot empty() {
    LoadedWindow window = new LoadedWindow();
    return new EntitySlot(window, CompletableFuture.completedFuture(window));
  }

  /** Blocks until the load has ended, and returns the window. */
  LoadedWindow await() {
    try {
      return loaded.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreUnavailableException("the query has ended", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof TooManyEntitiesException
          ? new TooManyEntitiesException()
          : new StoreUnavailableException("entities cannot be read: " + e.getMessage(), e);
    }
  }
}
