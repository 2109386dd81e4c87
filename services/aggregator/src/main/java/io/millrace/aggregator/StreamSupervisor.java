package io.millrace.aggregator;

import io.millrace.aggregator.generation.BlockingAdmin;
import io.millrace.aggregator.generation.Generation;
import io.millrace.aggregator.generation.RetryLaterException;
import io.millrace.aggregator.generation.SettingsRefusedException;
import io.millrace.aggregator.topology.Republication;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.KafkaStreams;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the stream, watches it and replaces it, one {@link #step} at a time. Kafka may be
 * unavailable at the start: the stream starts when its topics exist and {@link StartupChecks}
 * succeed.
 *
 * <p>After a request for a rebuild, the stream ends and a stream of the next generation starts.
 * After a request for a republication, the stream ends and another one starts. When the stream
 * fails, or reads without committing for 30 s, it is replaced at the time that {@link
 * RestartBackoff} decides. A stream that is to end and does not end within 2 minutes ends the
 * process. The last fault is kept for the health of the process.
 *
 * <p>One thread takes the steps. Any thread may ask for the state.
 */
final class StreamSupervisor {
  private static final Logger log = LoggerFactory.getLogger(StreamSupervisor.class);

  private final StartupChecks checks;
  private final FatalErrorExit exit;
  private final BlockingAdmin broker;
  private final Republication republication;
  private final AbandonedTransactions abandoned;
  private final RestartBackoff recovery = new RestartBackoff(System::nanoTime);
  private final ShutdownDeadline deadline = new ShutdownDeadline(System::nanoTime);
  private final PartitionLag lag = new PartitionLag(System::nanoTime);
  private final StreamStarter starter;
  private final CommitWatch commits = new CommitWatch();
  private volatile Optional<RunningStream> stream = Optional.empty();
  private volatile Optional<String> failure = Optional.empty();
  private volatile boolean stopping;

  /** The number of the requested republication when the stream started. */
  private int edition;

  StreamSupervisor(
      StartupChecks checks,
      StreamFactory factory,
      BlockingAdmin broker,
      Republication republication) {
    this.checks = checks;
    this.starter = new StreamStarter(factory, recovery);
    this.exit = factory.fatalErrorExit();
    this.broker = broker;
    this.abandoned = new AbandonedTransactions(broker, StreamProperties.SESSION_TIMEOUT);
    this.republication = republication;
  }

  /** The state of the stream; empty while it waits for Kafka, or for the next attempt. */
  Optional<KafkaStreams.State> state() {
    return stream.map(RunningStream::streams).map(KafkaStreams::state);
  }

  /** The current stream; replaced when the stream is built again. */
  Optional<KafkaStreams> streams() {
    return stream.map(RunningStream::streams);
  }

  /** The lag on the partitions of this process; empty when it is not known. */
  Optional<PartitionLag.Answer> lag() {
    return lag.now();
  }

  /** The last fault, while it is relevant. */
  Optional<String> failure() {
    return failure.or(() -> recovery.fault().map(StreamFailure::reason));
  }

  RestartBackoff recovery() {
    return recovery;
  }

  RestoreProgress restoring() {
    return starter.restoring();
  }

  /**
   * Ends, watches or starts the stream, as its state demands. A step that fails is noted and
   * logged, and a later one may succeed.
   *
   * @return the generation of a stream that started; empty when none did
   * @throws SettingsRefusedException when no stream may start with these settings
   */
  Optional<Generation> step() {
    try {
      return advance();
    } catch (SettingsRefusedException e) {
      failure = Optional.of(String.valueOf(e.getMessage()));
      throw e;
    } catch (RetryLaterException | KafkaException | IllegalStateException e) {
      // A stream that ends may have to wait for the broker, which did not answer.
      deadline.restart();
      note(e);
    } catch (RuntimeException e) {
      log.error("the stream could not be started; it will be tried again", e);
      note(e);
    }
    return Optional.empty();
  }

  private Optional<Generation> advance() {
    endWhenFailed();
    endWhenOutdated();
    endWhenRepublished();
    endProcessWhenHung();
    stream.ifPresent(this::watch);
    if (stream.isEmpty() && recovery.left().isZero()) {
      return Optional.of(startStream(checks.run()));
    }
    return Optional.empty();
  }

  private void note(RuntimeException e) {
    if (stopping) {
      return;
    }
    String reason = String.valueOf(e.getMessage());
    if (stream.isEmpty()) {
      failure = Optional.of(reason);
      log.warn("cannot start yet: {}", reason);
    } else {
      log.debug("the broker could not be asked: {}", reason);
    }
  }

  /** The process stops: the steps that are interrupted by it are no failures. */
  void stopping() {
    stopping = true;
  }

  /** Ends the stream and closes the clients. No step may follow. */
  void end() {
    stream.ifPresent(starter::end);
    checks.close();
  }

  private void endWhenFailed() {
    Optional<RunningStream> failed = stream.filter(RunningStream::hasFailed);
    failed.ifPresent(_ -> deadline.begin());
    if (failed.filter(RunningStream::pause).isPresent()) {
      forget();
      log.info("the stream has ended; the next one starts in {}", recovery.left());
    }
  }

  /**
   * Ends the process when the stream hangs. No other stream can use the state while a thread of
   * this stream holds it. This runs only after the broker has answered: a stream may have to wait
   * for the broker before it can end.
   */
  private void endProcessWhenHung() {
    if (deadline.hasPassed()) {
      exit.say("the stream did not end within " + ShutdownDeadline.LIMIT + ": it hangs");
    }
  }

  private void endWhenOutdated() {
    Optional<RunningStream> outdated = stream.filter(now -> !checks.isCurrent(now.generation()));
    if (outdated.isPresent()) {
      log.info("a rebuild was requested: this stream ends");
      outdated.get().leave();
      forget();
    }
  }

  /**
   * The tasks of this stream read the request only at their start. The tasks of the next stream
   * will read it.
   */
  private void endWhenRepublished() {
    if (stream.isPresent() && republication.wanted() > edition) {
      if (!deadline.hasBegun()) {
        log.info(
            "all cells are to be written again: this stream ends, and the next one writes them");
      }
      deadline.begin();
      if (stream.get().leave()) {
        forget();
      }
    }
  }

  private void forget() {
    stream = Optional.empty();
    deadline.clear();
    lag.forget();
  }

  /**
   * Watches the commits of the stream. This runs only after the broker has answered: a missing
   * broker is no reason to replace the stream.
   */
  private void watch(RunningStream now) {
    lag.sample(broker, now.generation().applicationId(), now.partitions());
    Duration waiting = now.commits().oldest();
    switch (commits.judge(now.isRunning(), waiting)) {
      case COMMITTING -> failure = Optional.empty();
      case SILENT -> failure = Optional.of(silence(waiting));
      case HANGING -> {
        failure = Optional.of(silence(waiting));
        giveUp(now, waiting);
      }
    }
    abandoned.abort(now.generation().applicationId());
  }

  private static String silence(Duration waiting) {
    return "nothing was committed for " + waiting;
  }

  private void giveUp(RunningStream now, Duration waiting) {
    log.error("{}: this stream ends, and another is built", silence(waiting));
    starter.failed(
        new StreamFailure(StreamFailure.Kind.PASSING, Optional.empty(), silence(waiting)));
    deadline.begin();
    now.leave();
  }

  private Generation startStream(Generation generation) {
    // Read before the start: a request that comes during the start is one for the next stream.
    edition = republication.wanted();
    stream = Optional.of(starter.start(generation));
    failure = Optional.empty();
    return generation;
  }
}
