package io.millrace.ingest;

import io.millrace.ingest.http.FullStorageFilter;
import io.millrace.ingest.publish.BrokerHealth;
import io.millrace.ingest.publish.BrokerWatch;
import io.millrace.ingest.publish.KafkaPublisher;
import io.millrace.ingest.publish.ProducerSettings;
import io.millrace.kafka.KafkaConfiguration;
import io.millrace.kafka.KafkaSettings;
import io.millrace.kafka.disk.DiskConfiguration;
import io.millrace.kafka.disk.DiskWatch;
import io.millrace.web.ReasonHealth;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.DefaultKafkaProducerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.ProducerFactory;

/** Connects the ingest service to Kafka: producer, topics, health and the check of full disks. */
@Configuration(proxyBeanMethods = false)
@Import({KafkaConfiguration.class, DiskConfiguration.class})
@EnableConfigurationProperties(ProducerSettings.class)
class BrokerConfiguration {

  @Bean(initMethod = "start")
  BrokerWatch brokerWatch(KafkaAdmin kafka, KafkaSettings settings, IngestScope scope) {
    return BrokerWatch.connect(
        kafka.getConfigurationProperties(), settings.layout(), scope.topics());
  }

  @Bean
  DefaultKafkaProducerFactoryCustomizer promisesOfTheProducer(ProducerSettings settings) {
    return settings::applyTo;
  }

  @Bean
  KafkaPublisher eventPublisher(
      ProducerFactory<byte[], byte[]> producers, ProducerSettings settings, BrokerWatch watch) {
    return new KafkaPublisher(producers, settings.pause(), watch::topicsReady);
  }

  @Bean
  ReasonHealth roomHealthIndicator(DiskWatch disks) {
    return new ReasonHealth(disks::full);
  }

  @Bean
  FullStorageFilter fullStorageFilter(DiskWatch disks) {
    return new FullStorageFilter(() -> disks.full().isPresent());
  }

  @Bean
  BrokerHealth brokerHealthIndicator(BrokerWatch watch, KafkaPublisher publisher) {
    return new BrokerHealth(watch, publisher);
  }
}
