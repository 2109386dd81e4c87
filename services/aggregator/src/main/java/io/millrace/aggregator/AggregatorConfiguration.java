package io.millrace.aggregator;

import io.micrometer.core.instrument.MeterRegistry;
import io.millrace.aggregator.topology.AggregationTopology;
import io.millrace.aggregator.topology.JourneyStep;
import io.millrace.kafka.KafkaSettings;
import io.millrace.kafka.TopicSetup;
import java.io.IOException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.Topology;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({
  AggregatorSettings.class,
  ContractSettings.class,
  KafkaSettings.class
})
class AggregatorConfiguration {

  @Bean
  Topology topology(AggregatorSettings settings, ContractSettings contract, KafkaSettings kafka)
      throws IOException {
    JourneyStep.Settings journeys =
        new JourneyStep.Settings(
            contract.platforms(),
            contract.calendar(),
            settings.attribution(),
            settings.bounds(),
            settings.hotEvents());
    return new AggregationTopology(journeys, kafka.partitions()).build();
  }

  @Bean
  Admin admin(KafkaSettings kafka) {
    return Admin.create(kafka.client());
  }

  @Bean
  StreamRunner streamRunner(
      Topology topology,
      AggregatorSettings settings,
      KafkaSettings kafka,
      Admin admin,
      MeterRegistry meters) {
    TopicSetup topics = new TopicSetup(admin, kafka.layout());
    return new StreamRunner(topology, StreamProperties.of(settings, kafka), topics::ensure, meters);
  }

  @Bean
  StreamHealth streamHealthIndicator(StreamRunner runner) {
    return new StreamHealth(runner);
  }
}
