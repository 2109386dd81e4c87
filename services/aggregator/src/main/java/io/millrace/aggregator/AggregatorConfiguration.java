package io.millrace.aggregator;

import io.micrometer.core.instrument.MeterRegistry;
import io.millrace.aggregator.basis.Broker;
import io.millrace.aggregator.basis.Clearing;
import io.millrace.aggregator.basis.Leftovers;
import io.millrace.aggregator.basis.TermsGate;
import io.millrace.aggregator.basis.WrittenEnds;
import io.millrace.aggregator.topology.AggregationTopology;
import io.millrace.aggregator.topology.JourneyStep;
import io.millrace.aggregator.topology.Republication;
import io.millrace.aggregator.topology.StreamCounters;
import io.millrace.kafka.KafkaSettings;
import io.millrace.kafka.TopicSetup;
import io.millrace.kafka.disk.DiskConfiguration;
import io.millrace.kafka.disk.DiskWatch;
import io.millrace.web.ReadinessConfiguration;
import io.millrace.web.ReasonHealth;
import java.io.IOException;
import java.time.Clock;
import org.apache.kafka.clients.admin.Admin;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

@Configuration(proxyBeanMethods = false)
@Import({ReadinessConfiguration.class, DiskConfiguration.class})
@EnableConfigurationProperties({
  AggregatorSettings.class,
  ContractSettings.class,
  KafkaSettings.class
})
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
            settings.hotEvents());
    return new AggregationTopology(
        journeys, kafka.partitions(), settings.hotTotals().toBytes(), counters, republication);
  }

  // Closed by the preparation: by itself it would wait for calls that a lost broker never answers.
  @Bean(destroyMethod = "")
  Admin admin(KafkaSettings kafka) {
    return Admin.create(kafka.client());
  }

  @Bean
  Preparation preparation(
      AggregatorSettings settings,
      ContractSettings contract,
      KafkaSettings kafka,
      Admin admin,
      Republication republication,
      Clock clock) {
    Broker broker = new Broker(admin);
    Clearing clearing = new Clearing(broker, kafka.client(), clock);
    return new Preparation(
        admin,
        new TopicSetup(admin, kafka.layout()),
        new TermsGate(
            settings.demand(contract.zone()),
            kafka.client(),
            clearing,
            new WrittenEnds(broker),
            republication::ask,
            clock),
        new Leftovers(broker, settings.stateDir()));
  }

  @Bean
  StreamRunner streamRunner(
      Preparation preparation,
      AggregationTopology topology,
      AggregatorSettings settings,
      KafkaSettings kafka,
      Admin admin,
      Republication republication,
      MeterRegistry meters) {
    StreamFactory factory =
        new StreamFactory(topology, settings, kafka, meters, LastWord.ofProcess());
    StreamRunner runner = new StreamRunner(preparation, factory, new Broker(admin), republication);
    StreamMeters.bind(runner, meters);
    return runner;
  }

  @Bean
  ReasonHealth roomHealthIndicator(DiskWatch disks) {
    return new ReasonHealth(disks::full);
  }

  @Bean(initMethod = "start")
  DiskRest diskRest(DiskWatch disks, StreamRunner runner) {
    return new DiskRest(disks::mustRest, runner::streams);
  }

  @Bean
  StreamHealth streamHealthIndicator(StreamRunner runner, Republication republication) {
    return new StreamHealth(runner, republication);
  }
}
