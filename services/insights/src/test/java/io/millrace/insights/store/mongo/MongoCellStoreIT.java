package io.millrace.insights.store.mongo;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.insights.store.CellStore;
import io.millrace.insights.store.CellStoreContract;
import io.millrace.insights.store.StoreUnavailableException;
import io.millrace.insights.testing.MongoDatabases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MongoCellStoreIT extends CellStoreContract {
  @RegisterExtension static final MongoDatabases MONGO = new MongoDatabases();

  @Override
  protected CellStore empty() {
    return new MongoCellStore(MONGO.empty());
  }

  @Override
  protected CellStore another(CellStore store) {
    return new MongoCellStore(MONGO.current());
  }

  @Test
  void saysSoWhenNobodyAnswers() {
    CellStore store = new MongoCellStore(MongoDatabases.nobody());
    assertThatThrownBy(store::ping).isInstanceOf(StoreUnavailableException.class);
  }
}
