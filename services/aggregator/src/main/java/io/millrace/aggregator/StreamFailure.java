package io.millrace.aggregator;

import io.millrace.aggregator.topology.RecordPosition;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.InvalidPidMappingException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.UnknownProducerIdException;
import org.apache.kafka.streams.errors.LockException;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.errors.TaskMigratedException;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;

/**
 * The reason why a stream ended.
 *
 * @param kind decides what follows
 * @param position of the record that the stream failed at, when it is known
 * @param reason for people
 * @param atCommit whether the place is only the first record of the failed commit
 */
record StreamFailure(
    Kind kind, Optional<RecordPosition> position, String reason, boolean atCommit) {
  private static final String FULL = "No space left on device";
  private static final int DEEPEST = 20;
  private static final int LONGEST = 300;

  /**
   * Faults that pass when other systems recover. A fenced producer or member can work again later.
   */
  private static final List<Class<? extends Exception>> PASSING =
      List.of(
          RetriableException.class,
          ProducerFencedException.class,
          InvalidProducerEpochException.class,
          InvalidPidMappingException.class,
          UnknownProducerIdException.class,
          FencedInstanceIdException.class,
          CommitFailedException.class,
          TaskMigratedException.class,
          LockException.class);

  /** The kind of a fault, which decides what follows. */
  enum Kind {
    /** The process itself is broken. */
    FATAL,
    /** Something that the stream needs is missing for a while: a broker, or space on the disk. */
    PASSING,
    /** A store cannot be opened, read or written. It is a copy, so it is removed and restored. */
    STATE,
    /** Any other fault. It will not pass when it comes back at the same record. */
    OTHER
  }

  /**
   * Classifies an error.
   *
   * @param error the exception that ended a stream thread
   * @param position of the record that the thread failed at, when it is known
   */
  static StreamFailure of(Throwable error, Optional<RecordPosition> position) {
    List<Throwable> chain =
        Stream.iterate(error, Throwable::getCause)
            .takeWhile(StreamFailure::isThere)
            .limit(DEEPEST)
            .toList();
    return new StreamFailure(kind(chain), position, reason(chain));
  }

  /** Creates a fault at a record. */
  StreamFailure(Kind kind, Optional<RecordPosition> position, String reason) {
    this(kind, position, reason, false);
  }

  /** The same fault with the first record of its commit, unless its place is known. */
  StreamFailure orAtCommit(Optional<RecordPosition> first) {
    return position.isPresent() ? this : new StreamFailure(kind, first, reason, true);
  }

  /** Equal for two faults that are the same: the place when it is known, else the reason. */
  Object identity() {
    return position.isPresent() && !atCommit ? position.get() : reason;
  }

  private static boolean isThere(@Nullable Throwable cause) {
    return cause != null;
  }

  private static Kind kind(List<Throwable> chain) {
    if (chain.stream().anyMatch(Error.class::isInstance)) {
      return Kind.FATAL;
    }
    if (chain.stream().anyMatch(StreamFailure::isPassing)) {
      return Kind.PASSING;
    }
    return chain.stream().anyMatch(StreamFailure::isOfState) ? Kind.STATE : Kind.OTHER;
  }

  private static boolean isPassing(Throwable cause) {
    return String.valueOf(cause.getMessage()).contains(FULL)
        || PASSING.stream().anyMatch(type -> type.isInstance(cause));
  }

  private static boolean isOfState(Throwable cause) {
    return cause instanceof ProcessorStateException || cause instanceof RocksDBException;
  }

  private static String reason(List<Throwable> chain) {
    Throwable root = chain.getLast();
    String message = String.valueOf(root.getMessage()).lines().findFirst().orElse("");
    String reason = root.getClass().getSimpleName() + ": " + message;
    return reason.substring(0, Math.min(LONGEST, reason.length()));
  }
}
