package io.millrace.aggregator;

import io.millrace.aggregator.generation.Generation;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts each stream on local state that is whole. State that is damaged, or that does not fit, is
 * removed as a whole before the start, and Kafka restores it. Faults may come from any thread; one
 * thread starts streams.
 */
final class StreamStarter {
  private static final Logger log = LoggerFactory.getLogger(StreamStarter.class);

  private final StreamFactory factory;
  private final RestartBackoff recovery;
  private final RestoreProgress restoring = new RestoreProgress();
  private volatile boolean stateIsDamaged;

  /**
   * @param factory builds the streams
   * @param recovery learns when a stream runs and when it fails
   */
  StreamStarter(StreamFactory factory, RestartBackoff recovery) {
    this.factory = factory;
    this.recovery = recovery;
  }

  RestoreProgress restoring() {
    return restoring;
  }

  /** Starts a stream. A start that fails counts as a failure of the stream, and throws. */
  RunningStream start(Generation generation) {
    StateFolder state = factory.state(generation);
    if (stateIsDamaged) {
      log.warn("the state of the stream is removed as a whole and restored from Kafka");
      state.remove();
      stateIsDamaged = false;
    }
    state.removeUnlessWhole();
    restoring.clear();
    try {
      return factory.start(generation, recovery::runs, this::failed, restoring);
    } catch (RuntimeException e) {
      failed(StreamFailure.of(e, Optional.empty()));
      throw e;
    }
  }

  /** Records why a stream ends, and whether the state of the next one must be restored. */
  void failed(StreamFailure fault) {
    boolean again = recovery.failed(fault);
    // State that is damaged in an unforeseen way fails repeatedly, too.
    stateIsDamaged |= fault.kind() == StreamFailure.Kind.STATE || again;
  }

  /** Ends a stream. The next start trusts its state when the stream ended without an error. */
  void end(RunningStream last) {
    if (last.pause() && last.endedInOrder()) {
      factory.state(last.generation()).saveChecksums();
    }
  }
}
