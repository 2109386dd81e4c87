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
 * Commits between commands, never within one: a command changes a collection and its index in two
 * steps, and a file that holds only the first could not be used again. So what a killed process
 * leaves is the state after some command, with every command before it.
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

  /** Also called while the superclass is made: must not use fields of this class. */
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

  /** The older form of commands, in which a driver says hello. */
  @Override
  public Document handleCommand(
      Channel channel, String database, String command, Document request) {
    StoreLogin.check(channel, command);
    return super.handleCommand(channel, database, command, request);
  }

  /** The older form of queries, which no driver of today sends. */
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

  /** Gives room of overwritten documents back; a little at a time, as commands wait for it. */
  void compact() {
    commands.writeLock().lock();
    try {
      getMvStore().compact(FILL_PERCENT, COMPACT_BYTES);
    } finally {
      commands.writeLock().unlock();
    }
  }
}
