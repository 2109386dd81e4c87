package io.millrace.insights.orders.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoDatabase;
import io.millrace.insights.orders.store.OrderStore;
import io.millrace.insights.orders.store.OrderStoreContract;
import io.millrace.insights.store.ReadPosition;
import io.millrace.insights.store.StoreUnavailableException;
import io.millrace.insights.testing.MongoDatabases;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MongoOrderStoreIT extends OrderStoreContract {
  @RegisterExtension static final MongoDatabases MONGO = new MongoDatabases();

  @Override
  protected OrderStore empty() {
    OrderStore store = new MongoOrderStore(MONGO.empty());
    store.prepare();
    return store;
  }

  @Override
  protected OrderStore another(OrderStore store) {
    return new MongoOrderStore(MONGO.current());
  }

  @Test
  void readsTheTopicAgainWhenAnEarlierVersionWroteTheStoreWithoutAList() {
    OrderStore store = empty();
    ReadPosition begun = store.startOver("t");
    ReadPosition read = new ReadPosition(begun.topic(), Map.of(0, 5L), OptionalLong.of(77));
    store.write(read);
    assertThat(another(store).progress()).isEqualTo(read);
    database().getCollection("order-times-1").drop();
    OrderStore upgraded = another(store);
    assertThat(upgraded.progress()).isEqualTo(ReadPosition.at("t"));
    upgraded.write(read);
    assertThat(another(store).progress()).isEqualTo(read);
  }

  private static MongoDatabase database() {
    return MONGO.current().getMongoDatabase();
  }

  @Test
  void saysSoWhenNobodyAnswers() {
    OrderStore store = new MongoOrderStore(MongoDatabases.nobody());
    assertThatThrownBy(store::progress).isInstanceOf(StoreUnavailableException.class);
  }
}
