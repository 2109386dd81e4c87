package io.millrace.aggregator;

import io.micrometer.core.instrument.MeterRegistry;
import io.millrace.aggregator.basis.Generation;
import io.millrace.aggregator.topology.AggregationTopology;
import io.millrace.aggregator.topology.Commits;
import io.millrace.kafka.KafkaSettings;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.processor.StateRestoreListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Builds streams of this process.
 *
 * @param topology of all of them
 * @param settings of the process
 * @param kafka how topics are laid out
 * @param connection how Kafka is reached
 * @param meters where a stream has its metrics
 * @param lastWord ends the process when it is broken
 */
record StreamFactory(
    AggregationTopology topology,
    AggregatorSettings settings,
    KafkaSettings kafka,
    Map<String, Object> connection,
    MeterRegistry meters,
    LastWord lastWord) {
  private static final Logger log = LoggerFactory.getLogger(StreamFactory.class);

  /** The local state of that generation. */
  StateFolder state(Generation generation) {
    return new StateFolder(settings.stateDir(), generation.applicationId());
  }

  /**
   * A stream that has been started.
   *
   * @param onRunning is called each time it begins to process
   * @param onFault is told why it ends
   */
  RunningStream start(
      Generation generation,
      Runnable onRunning,
      Consumer<Fault> onFault,
      StateRestoreListener restoring) {
    Commits commits = new Commits(settings.commitInterval());
    Properties properties = StreamProperties.of(settings, kafka, connection, generation);
    properties.put(Commits.SETTING, commits);
    KafkaStreams streams =
        new KafkaStreams(topology.build(), properties, new StreamClients(commits));
    streams.setUncaughtExceptionHandler(new FailurePolicy(commits, onFault, lastWord));
    streams.setGlobalStateRestoreListener(restoring);
    streams.setStateListener(
        (now, _) -> {
          log.info("stream is {}", now);
          if (now == KafkaStreams.State.RUNNING) {
            onRunning.run();
          }
        });
    return RunningStream.start(generation, streams, commits, meters);
  }
}
