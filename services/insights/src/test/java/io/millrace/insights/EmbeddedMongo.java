package io.millrace.insights;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import java.nio.file.Path;

/** A MongoDB-compatible server in this JVM that can be away and come back with its data. */
final class EmbeddedMongo implements AutoCloseable {
  private final Path file;
  private final int port;
  private MongoServer server;

  EmbeddedMongo(Path directory) {
    file = directory.resolve("store");
    server = new MongoServer(new H2Backend(file.toString()));
    port = server.bind().getPort();
  }

  String uri() {
    return "mongodb://127.0.0.1:" + port + "/millrace";
  }

  void goAway() {
    server.shutdownNow();
  }

  void comeBack() {
    server = new MongoServer(new H2Backend(file.toString()));
    server.bind("127.0.0.1", port);
  }

  @Override
  public void close() {
    server.shutdownNow();
  }
}
