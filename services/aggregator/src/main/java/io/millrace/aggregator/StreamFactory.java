package io.millrace.aggregator;

import io.micrometer.core.instrument.MeterRegistry;
import io.millrace.aggregator.generation.Generation;
import io.millrace.aggregator.topology.AggregationTopology;
import io.millrace.aggregator.topology.CommitSchedule;
import io.millrace.kafka.KafkaSettings;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.processor.StateRestoreListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;
import org.springframework.kafka.streams.KafkaStreamsMicrometerListener;

/**
 * Builds the streams of this process.
 *
 * @param topology of all streams
 * @param settings of the process
 * @param kafka the layout of topics
 * @param connection the settings to connect to Kafka
 * @param meters registry for the metrics of a stream
 * @param fatalErrorExit ends the process when it is broken
 */
record StreamFactory(
    AggregationTopology topology,
    AggregatorSettings settings,
    KafkaSettings kafka,
    Map<String, Object> connection,
    MeterRegistry meters,
    FatalErrorExit fatalErrorExit) {
  private static final Logger log = LoggerFactory.getLogger(StreamFactory.class);

  /** The local state of a generation. */
  StateFolder state(Generation generation) {
    return new StateFolder(settings.stateDir(), generation.applicationId());
  }

  /**
   * Builds and starts a stream.
   *
   * @param generation to count for
   * @param onRunning is called each time that the stream begins to process
   * @param onFault receives the reason why the stream ends
   * @param restoring is notified of the restore of state
   */
  RunningStream start(
      Generation generation,
      Runnable onRunning,
      Consumer<StreamFailure> onFault,
      StateRestoreListener restoring) {
    CommitSchedule commits = new CommitSchedule(settings.commitInterval());
    StreamsBuilderFactoryBean stream = new StreamsBuilderFactoryBean();
    stream.setBeanName(generation.applicationId());
    stream.setStreamsConfiguration(properties(generation, commits));
    stream.setInfrastructureCustomizer(topology.placing(generation.placement()));
    stream.setClientSupplier(new StreamClients(commits));
    stream.setStreamsUncaughtExceptionHandler(new FailurePolicy(commits, onFault, fatalErrorExit));
    stream.setStateRestoreListener(restoring);
    stream.setStateListener((now, _) -> changed(now, onRunning));
    stream.addListener(new KafkaStreamsMicrometerListener(meters));
    return RunningStream.start(generation, stream, commits);
  }

  private Properties properties(Generation generation, CommitSchedule commits) {
    Properties properties = StreamProperties.of(settings, kafka, connection, generation);
    properties.put(CommitSchedule.SETTING, commits);
    return properties;
  }

  private static void changed(KafkaStreams.State now, Runnable onRunning) {
    log.info("stream is {}", now);
    if (now == KafkaStreams.State.RUNNING) {
      onRunning.run();
    }
  }
}
