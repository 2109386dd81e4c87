package io.millrace.insights.testing;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;

/** A MongoDB-compatible server in memory for a test class. Each test gets an empty database. */
public final class MongoDatabases implements BeforeAllCallback, AfterAllCallback {
  private final MongoServer server = new MongoServer(H2Backend.inMemory());
  private int databases;

  @Override
  public void beforeAll(ExtensionContext context) {
    server.bind("127.0.0.1", 0);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    server.shutdownNow();
  }

  /** Connects to an empty database. */
  public SimpleMongoClientDatabaseFactory empty() {
    databases++;
    return current();
  }

  /** Connects once more to the database that was empty last. */
  public SimpleMongoClientDatabaseFactory current() {
    return new SimpleMongoClientDatabaseFactory(
        server.getConnectionString() + "/contract" + databases);
  }

  /** Connects to a server that does not answer. */
  public static SimpleMongoClientDatabaseFactory nobody() {
    return new SimpleMongoClientDatabaseFactory(
        "mongodb://127.0.0.1:1/x?serverSelectionTimeoutMS=100");
  }
}
