package io.millrace.insights.views.mongo;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import io.millrace.insights.store.StoreUnavailableException;
import io.millrace.insights.views.store.ViewStore;
import io.millrace.insights.views.store.ViewStoreContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;

class MongoViewStoreIT extends ViewStoreContract {
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
  protected ViewStore empty() {
    databases++;
    return store(uri + "/views" + databases);
  }

  @Test
  void saysSoWhenNobodyAnswers() {
    ViewStore store = store("mongodb://127.0.0.1:1/x?serverSelectionTimeoutMS=100");
    assertThatThrownBy(store::all).isInstanceOf(StoreUnavailableException.class);
  }

  private static ViewStore store(String address) {
    return new MongoViewStore(new SimpleMongoClientDatabaseFactory(address));
  }
}
