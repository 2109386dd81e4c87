package io.millrace.insights.store.mongo;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import io.millrace.insights.store.CellStore;
import io.millrace.insights.store.CellStoreContract;
import io.millrace.insights.store.StoreUnavailableException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;

class MongoCellStoreIT extends CellStoreContract {
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
  protected CellStore empty() {
    databases++;
    return another();
  }

  @Override
  protected CellStore another(CellStore store) {
    return another();
  }

  private static CellStore another() {
    return store(uri + "/contract" + databases);
  }

  @Test
  void saysSoWhenNobodyAnswers() {
    CellStore store = store("mongodb://127.0.0.1:1/x?serverSelectionTimeoutMS=100");
    assertThatThrownBy(store::ping).isInstanceOf(StoreUnavailableException.class);
  }

  private static CellStore store(String address) {
    return new MongoCellStore(new SimpleMongoClientDatabaseFactory(address));
  }
}
