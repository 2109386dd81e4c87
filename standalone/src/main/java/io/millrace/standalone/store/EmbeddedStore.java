package io.millrace.standalone.store;

import de.bwaldvogel.mongo.MongoServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.h2.mvstore.MVStore;

/**
 * A store that speaks the MongoDB protocol on 127.0.0.1 and keeps its data in one file. A killed
 * process loses at most the last second or so of acknowledged writes, and always a suffix of them:
 * who keeps its position in the same store goes on exactly where the store stopped.
 */
public final class EmbeddedStore implements AutoCloseable {
  private static final String DATABASE = "millrace";
  private static final String FILE = "documents.mv";
  private static final int CACHE_MIB = 32;

  private final MongoServer server;
  private final Committer committer;
  private final InetSocketAddress address;

  private EmbeddedStore(MongoServer server, Committer committer, InetSocketAddress address) {
    this.server = server;
    this.committer = committer;
    this.address = address;
  }

  /**
   * Opens the store on a free port.
   *
   * @param folder where its file is, made at the first start
   * @throws org.h2.mvstore.MVStoreException when another process has it open
   */
  public static EmbeddedStore open(Path folder) {
    CommittedBackend backend = new CommittedBackend(openFile(folder));
    MongoServer server = new MongoServer(backend);
    server.bind("127.0.0.1", 0);
    return new EmbeddedStore(server, Committer.start(backend), server.getLocalAddress());
  }

  /** The connection string, database included. */
  public String uri() {
    return "mongodb://127.0.0.1:%d/%s".formatted(address.getPort(), DATABASE);
  }

  /** Ends all connections and keeps everything that was written. */
  @Override
  public void close() {
    committer.close();
    server.shutdownNow();
  }

  private static MVStore openFile(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make " + folder, e);
    }
    return new MVStore.Builder()
        .fileName(folder.resolve(FILE).toString())
        .autoCommitDisabled()
        .cacheSize(CACHE_MIB)
        .open();
  }
}
