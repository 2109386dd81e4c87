package io.millrace.standalone.store;

import de.bwaldvogel.mongo.MongoServer;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * A store that speaks the MongoDB protocol on 127.0.0.1, for clients that have the secret of this
 * start, and keeps its data in one file. A killed process loses at most the last second or so of
 * acknowledged writes, and always a suffix of them: who keeps its position in the same store goes
 * on exactly where the store stopped.
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
   * Opens the store on a free port, for its own disk without limit.
   *
   * @param folder where its file is, made at the first start
   * @throws org.h2.mvstore.MVStoreException when another process has it open
   */
  public static EmbeddedStore open(Path folder) {
    return open(folder, () -> true, _ -> {});
  }

  /**
   * Opens the store on a free port. A damaged file is moved aside and made anew.
   *
   * @param folder where its file is, made at the first start
   * @param room whether its disk has room; without it nothing is written for the time being
   * @param notes gets a line for people when a damaged file was moved aside
   * @throws org.h2.mvstore.MVStoreException when another process has it open
   */
  public static EmbeddedStore open(Path folder, BooleanSupplier room, Consumer<String> notes) {
    StoreFile file = new StoreFile(folder);
    StoreLogin login = StoreLogin.fresh();
    CommittedBackend backend = new CommittedBackend(file.open(Clock.systemUTC(), notes), login);
    MongoServer server = new MongoServer(backend);
    server.bind("127.0.0.1", 0);
    return new EmbeddedStore(file, login, server, Committer.start(backend, room));
  }

  /** The connection string, database and credentials of this start included. */
  public String uri() {
    return login.uri(server.getLocalAddress().getPort(), DATABASE);
  }

  /** Ends all connections and keeps everything that was written. */
  @Override
  public void close() {
    committer.close();
    server.shutdownNow();
    file.seal();
  }
}
