package io.millrace.insights.orders.store;

import io.millrace.insights.testing.InMemoryOrderStore;

class InMemoryOrderStoreTest extends OrderStoreContract {
  @Override
  protected OrderStore empty() {
    return new InMemoryOrderStore();
  }

  @Override
  protected OrderStore another(OrderStore store) {
    return ((InMemoryOrderStore) store).another();
  }
}
