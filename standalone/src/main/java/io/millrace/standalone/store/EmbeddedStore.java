package io.millrace.standalone.store;

import de.bwaldvogel.mongo.MongoServer;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * A store that speaks the MongoDB protocol on 127.0.0.1 and keeps its data in one file. Clients
 * need the secret of this start. A killed process loses about the last second of acknowledged
 * writes. The lost writes are always the newest ones, so a client that stores its position in the
 * same store resumes exactly where the store stopped.
 */
public final class EmbeddedStore implements AutoCloseable {
  private static final String DATABASE = "millrace";

  private final StoreFile file;
  private final StoreLogin login;
  private final MongoServer server;
  private final Committer committer;

  private EmbeddedStore(StoreFile file, StoreLogin login, MongoServer server, Committer committer) {
    this.file = file;
    this.login = login;
    this.server = server;
    this.committer = committer;
  }

  /**
   * Opens the store on a free port and does not check the free space of the disk.
   *
   * @param folder folder of the file, created at the first start
   * @throws org.h2.mvstore.MVStoreException when another process has opened it
   */
  public static EmbeddedStore open(Path folder) {
    return open(folder, () -> true, _ -> {});
  }

  /**
   * Opens the store on a free port. A damaged file is moved aside and replaced by an empty one.
   *
   * @param folder folder of the file, created at the first start
   * @param room returns whether the disk has room; the store writes nothing while it has none
   * @param notes receives a line for the user when a damaged file was moved aside
   * @throws org.h2.mvstore.MVStoreException when another process has opened it
   */
  public static EmbeddedStore open(Path folder, BooleanSupplier room, Consumer<String> notes) {
    StoreFile file = new StoreFile(folder);
    StoreLogin login = StoreLogin.fresh();
    CommittedBackend backend = new CommittedBackend(file.open(Clock.systemUTC(), notes), login);
    MongoServer server = new MongoServer(backend);
    server.bind("127.0.0.1", 0);
    return new EmbeddedStore(file, login, server, Committer.start(backend, room));
  }

  /** Returns the connection string with the database and the credentials of this start. */
  public String uri() {
    return login.uri(server.getLocalAddress().getPort(), DATABASE);
  }

  /** Closes all connections and writes all data to the file. */
  @Override
  public void close() {
    committer.close();
    server.shutdownNow();
    file.seal();
  }
}
