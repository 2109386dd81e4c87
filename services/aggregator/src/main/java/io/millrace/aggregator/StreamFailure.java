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
 * Why a stream ended.
 *
 * @param kind decides what follows
 * @param place of the record it was at, when that is known
 * @param reason for people
 * @param atCommit whether the place is only the first record of what was to be committed
 */
record StreamFailure(Kind kind, Optional<RecordPosition> place, String reason, boolean atCommit) {
  private static final String FULL = "No space left on device";
  private static final int DEEPEST = 20;
  private static final int LONGEST = 300;

  /** What goes away when others are well again: who is fenced is the rightful one later. */
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

  /** What follows from a fault. */
  enum Kind {
    /** The process itself is broken. */
    FATAL,
    /** Something that the stream needs is away for a while: a broker, a place on the disk. */
    PASSING,
    /** A store cannot be opened, read or written: it is a copy, and is thrown away. */
    STATE,
    /** Anything else; when it comes back at the same record, it will not pass. */
    OTHER
  }

  /** What that error means when it comes at that record. */
  static StreamFailure of(Throwable error, Optional<RecordPosition> place) {
    List<Throwable> chain =
        Stream.iterate(error, Throwable::getCause)
            .takeWhile(StreamFailure::isThere)
            .limit(DEEPEST)
            .toList();
    return new StreamFailure(kind(chain), place, reason(chain));
  }

  /** A fault at a record. */
  StreamFailure(Kind kind, Optional<RecordPosition> place, String reason) {
    this(kind, place, reason, false);
  }

  /** The same fault, of a commit that begins with that record, unless its place is known. */
  StreamFailure orAtCommit(Optional<RecordPosition> first) {
    return place.isPresent() ? this : new StreamFailure(kind, first, reason, true);
  }

  /** What two faults have in common that are one: the record, or else what is said. */
  Object identity() {
    return place.isPresent() && !atCommit ? place.get() : reason;
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
