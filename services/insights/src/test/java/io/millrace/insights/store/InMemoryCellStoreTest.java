package io.millrace.insights.store;

import io.millrace.insights.testing.InMemoryCellStore;

class InMemoryCellStoreTest extends CellStoreContract {
  @Override
  protected CellStore empty() {
    return new InMemoryCellStore();
  }

  @Override
  protected CellStore another(CellStore store) {
    return ((InMemoryCellStore) store).another();
  }
}
