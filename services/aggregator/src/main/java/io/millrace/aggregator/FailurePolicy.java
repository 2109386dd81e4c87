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
 * What follows when a stream thread dies: the whole stream ends, and {@link StreamRunner} builds
 * another. A thread that takes over at once could meet state that the dead one is still removing.
 */
final class FailurePolicy implements StreamsUncaughtExceptionHandler {
  private static final Logger log = LoggerFactory.getLogger(FailurePolicy.class);

  private final CommitSchedule commits;
  private final Consumer<StreamFailure> report;
  private final FatalErrorExit lastWord;

  /**
   * A policy for one stream.
   *
   * @param report is told why the stream ends
   * @param lastWord ends the process when it cannot go on
   */
  FailurePolicy(CommitSchedule commits, Consumer<StreamFailure> report, FatalErrorExit lastWord) {
    this.commits = commits;
    this.report = report;
    this.lastWord = lastWord;
  }

  @Override
  public StreamThreadExceptionResponse handle(Throwable error) {
    StreamFailure fault = StreamFailure.of(error, FailedRecord.in(error)).orAtCommit(first(error));
    if (fault.kind() == StreamFailure.Kind.FATAL) {
      lastWord.say(fault.reason());
    }
    log.error(
        "a stream thread died at {}",
        fault.place().map(Object::toString).orElse("an unknown record"),
        error);
    report.accept(fault);
    return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
  }

  /** What fails at a commit fails again at the next one, which begins with the same record. */
  private Optional<RecordPosition> first(Throwable error) {
    Optional<RecordPosition> ofTask =
        error instanceof StreamsException known
            ? known.taskId().flatMap(commits::firstOf)
            : Optional.empty();
    return ofTask.or(commits::firstOfThisThread);
  }
}
