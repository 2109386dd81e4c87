package io.millrace.insights.orders.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import io.millrace.insights.orders.store.OrderStore;
import io.millrace.insights.orders.store.OrderStoreContract;
import io.millrace.insights.store.ReadPosition;
import io.millrace.insights.store.StoreUnavailableException;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;

class MongoOrderStoreIT extends OrderStoreContract {
  private static final MongoServer SERVER = new MongoServer(H2Backend.inMemory());
  private static String uri = "";
  private static int databases;

  @BeforeAll
  static void start() {
    SERVER.bind("127.0.0.1", 0);
    uri = SERVER.getConnectionString();
  }

  @AfterAll
  static void stop() {
    SERVER.shutdownNow();
  }

  @Override
  protected OrderStore empty() {
    databases++;
    OrderStore store = another();
    store.prepare();
    return store;
  }

  @Override
  protected OrderStore another(OrderStore store) {
    return another();
  }

  private static OrderStore another() {
    return store(uri + "/contract" + databases);
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
    return new SimpleMongoClientDatabaseFactory(uri + "/contract" + databases).getMongoDatabase();
  }

  @Test
  void saysSoWhenNobodyAnswers() {
    OrderStore store = store("mongodb://127.0.0.1:1/x?serverSelectionTimeoutMS=100");
    assertThatThrownBy(store::progress).isInstanceOf(StoreUnavailableException.class);
  }

  private static OrderStore store(String address) {
    return new MongoOrderStore(new SimpleMongoClientDatabaseFactory(address));
  }
}
