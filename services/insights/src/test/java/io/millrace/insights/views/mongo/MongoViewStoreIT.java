package io.millrace.insights.views.mongo;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.insights.store.StoreUnavailableException;
import io.millrace.insights.testing.MongoDatabases;
import io.millrace.insights.views.store.ViewStore;
import io.millrace.insights.views.store.ViewStoreContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MongoViewStoreIT extends ViewStoreContract {
  @RegisterExtension static final MongoDatabases MONGO = new MongoDatabases();

  @Override
  protected ViewStore empty() {
    return new MongoViewStore(MONGO.empty());
  }

  @Test
  void saysSoWhenNobodyAnswers() {
    ViewStore store = new MongoViewStore(MongoDatabases.nobody());
    assertThatThrownBy(store::all).isInstanceOf(StoreUnavailableException.class);
  }
}
