package io.millrace.aggregator;

import io.millrace.aggregator.topology.CommitSchedule;
import io.millrace.aggregator.topology.RecordPosition;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the whole stream when one of its threads fails; {@link StreamSupervisor} then builds
 * another. A new thread that took over at once could find state that the failed thread is still
 * removing.
 */
final class FailurePolicy implements StreamsUncaughtExceptionHandler {
  private static final Logger log = LoggerFactory.getLogger(FailurePolicy.class);

  private final CommitSchedule commits;
  private final Consumer<StreamFailure> report;
  private final FatalErrorExit fatalExit;

  /**
   * Creates the policy of one stream.
   *
   * @param commits of the stream
   * @param report receives the reason why the stream ends
   * @param fatalExit ends the process when it cannot continue
   */
  FailurePolicy(CommitSchedule commits, Consumer<StreamFailure> report, FatalErrorExit fatalExit) {
    this.commits = commits;
    this.report = report;
    this.fatalExit = fatalExit;
  }

  @Override
  public StreamThreadExceptionResponse handle(Throwable error) {
    StreamFailure fault = StreamFailure.of(error, FailedRecord.in(error)).orAtCommit(first(error));
    if (fault.kind() == StreamFailure.Kind.FATAL) {
      fatalExit.say(fault.reason());
    }
    log.error(
        "a stream thread died at {}",
        fault.position().map(Object::toString).orElse("an unknown record"),
        error);
    report.accept(fault);
    return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
  }

  /**
   * The first record of the failed commit. The next commit begins with the same record and fails
   * again.
   */
  private Optional<RecordPosition> first(Throwable error) {
    Optional<RecordPosition> ofTask =
        error instanceof StreamsException known
            ? known.taskId().flatMap(commits::firstOf)
            : Optional.empty();
    return ofTask.or(commits::firstOfThisThread);
  }
}
