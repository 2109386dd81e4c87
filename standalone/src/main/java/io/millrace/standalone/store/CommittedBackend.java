package io.millrace.standalone.store;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import de.bwaldvogel.mongo.wire.message.MongoQuery;
import io.netty.channel.Channel;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.h2.mvstore.MVStore;

/**
 * Commits between commands, never inside one. A command changes a collection and its index in two
 * steps, and a file with only the first change could not be used again. So after a killed process
 * the file has the state after some command, with all commands before it.
 */
final class CommittedBackend extends H2Backend {
  private static final int FILL_PERCENT = 60;
  private static final int COMPACT_BYTES = 8 << 20;

  private final ReadWriteLock commands = new ReentrantReadWriteLock(true);

  private final StoreLogin login;

  CommittedBackend(MVStore store, StoreLogin login) {
    super(store);
    this.login = login;
  }

  /**
   * The constructor of the superclass calls this method, so it must not use fields of this class.
   */
  @Override
  protected MongoDatabase openOrCreateDatabase(String name) {
    return new IndexedDatabase(name, getMvStore(), getCursorRegistry());
  }

  @Override
  public Document handleMessage(MongoMessage message) {
    Document request = message.getDocument();
    String command = request.keySet().iterator().next();
    StoreLogin.check(message.getChannel(), command);
    if (StoreLogin.starts(command)) {
      return login.answer(message.getChannel(), request);
    }
    commands.readLock().lock();
    try {
      return super.handleMessage(message);
    } finally {
      commands.readLock().unlock();
    }
  }

  /** The older form of commands. A driver uses it for its first command. */
  @Override
  public Document handleCommand(
      Channel channel, String database, String command, Document request) {
    StoreLogin.check(channel, command);
    return super.handleCommand(channel, database, command, request);
  }

  /** The older form of queries. No current driver uses it. */
  @Override
  public QueryResult handleQuery(MongoQuery query) {
    StoreLogin.check(query.getChannel(), "find");
    return super.handleQuery(query);
  }

  @Override
  public void commit() {
    commands.writeLock().lock();
    try {
      super.commit();
    } finally {
      commands.writeLock().unlock();
    }
  }

  /**
   * Frees the space of overwritten documents, at most 8 MiB at a time, because commands wait
   * meanwhile.
   */
  void compact() {
    commands.writeLock().lock();
    try {
      getMvStore().compact(FILL_PERCENT, COMPACT_BYTES);
    } finally {
      commands.writeLock().unlock();
    }
  }
}
