package io.millrace.aggregator;

import io.micrometer.core.instrument.MeterRegistry;
import io.millrace.aggregator.generation.BlockingAdmin;
import io.millrace.aggregator.generation.GenerationCoordinator;
import io.millrace.aggregator.generation.OldGenerationCleaner;
import io.millrace.aggregator.generation.SummaryEndOffsets;
import io.millrace.aggregator.generation.SummaryTombstoner;
import io.millrace.aggregator.topology.AggregationTopology;
import io.millrace.aggregator.topology.JourneyStep;
import io.millrace.aggregator.topology.MemoryShares;
import io.millrace.aggregator.topology.Republication;
import io.millrace.aggregator.topology.StreamCounters;
import io.millrace.kafka.KafkaConfiguration;
import io.millrace.kafka.KafkaSettings;
import io.millrace.kafka.TopicSetup;
import io.millrace.kafka.disk.DiskConfiguration;
import io.millrace.kafka.disk.DiskWatch;
import io.millrace.web.ReadinessConfiguration;
import io.millrace.web.ReasonHealth;
import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.kafka.core.KafkaAdmin;

@Configuration(proxyBeanMethods = false)
@Import({ReadinessConfiguration.class, KafkaConfiguration.class, DiskConfiguration.class})
@EnableConfigurationProperties({AggregatorSettings.class, ContractSettings.class})
class AggregatorConfiguration {

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  StreamCounters streamCounters(MeterRegistry meters) {
    return new StreamCounters(meters);
  }

  @Bean
  Republication republication() {
    return new Republication();
  }

  @Bean
  AggregationTopology topology(
      AggregatorSettings settings,
      ContractSettings contract,
      KafkaSettings kafka,
      StreamCounters counters,
      Republication republication)
      throws IOException {
    JourneyStep.Settings journeys =
        new JourneyStep.Settings(
            contract.platforms(),
            contract.calendar(),
            settings.attribution(),
            settings.bounds(),
            settings.explain(),
            new MemoryShares(settings.journeyMemory()));
    return new AggregationTopology(
        journeys,
        kafka.partitions(),
        new MemoryShares(settings.totalsMemory()),
        counters,
        republication);
  }

  // StartupChecks closes the client with a time limit. Without a limit, the close would wait for
  // calls that a lost broker never answers.
  @Bean(destroyMethod = "")
  Admin admin(KafkaAdmin kafka) {
    return Admin.create(kafka.getConfigurationProperties());
  }

  @Bean
  StartupChecks startupChecks(
      AggregatorSettings settings,
      ContractSettings contract,
      KafkaSettings kafka,
      KafkaAdmin connection,
      Admin admin,
      Republication republication,
      Clock clock) {
    BlockingAdmin broker = new BlockingAdmin(admin);
    Map<String, Object> client = connection.getConfigurationProperties();
    SummaryTombstoner tombstoner = new SummaryTombstoner(broker, client, clock);
    return new StartupChecks(
        admin,
        new TopicSetup(admin, kafka.layout()),
        new GenerationCoordinator(
            settings.requested(contract.zone()),
            client,
            tombstoner,
            new SummaryEndOffsets(broker),
            republication::ask,
            clock),
        new OldGenerationCleaner(broker, settings.stateDir()));
  }

  @Bean
  StreamSupervisor streamSupervisor(
      StartupChecks checks,
      AggregationTopology topology,
      AggregatorSettings settings,
      KafkaSettings kafka,
      KafkaProperties properties,
      KafkaAdmin connection,
      Admin admin,
      Republication republication,
      MeterRegistry meters) {
    Map<String, Object> client = new HashMap<>(properties.buildStreamsProperties());
    // Bootstrap servers and SSL bundles are not in Boot's plain properties.
    client.putAll(connection.getConfigurationProperties());
    StreamFactory factory =
        new StreamFactory(topology, settings, kafka, client, meters, FatalErrorExit.ofProcess());
    StreamSupervisor supervisor =
        new StreamSupervisor(checks, factory, new BlockingAdmin(admin), republication);
    StreamMeters.bind(supervisor, meters);
    return supervisor;
  }

  @Bean
  StreamRunner streamRunner(StreamSupervisor supervisor) {
    return new StreamRunner(supervisor);
  }

  @Bean
  ReasonHealth roomHealthIndicator(DiskWatch disks) {
    return new ReasonHealth(disks::full);
  }

  @Bean(initMethod = "start")
  DiskPause diskPause(DiskWatch disks, StreamSupervisor supervisor) {
    return new DiskPause(disks::mustRest, supervisor::streams);
  }

  @Bean
  StreamHealth streamHealthIndicator(StreamSupervisor supervisor, Republication republication) {
    return new StreamHealth(supervisor, republication);
  }
}
