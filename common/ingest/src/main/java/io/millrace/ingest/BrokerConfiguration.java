package io.millrace.ingest;

import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import io.millrace.events.Domain;
import io.millrace.ingest.http.FullStorageFilter;
import io.millrace.ingest.publish.BrokerHealth;
import io.millrace.ingest.publish.BrokerWatch;
import io.millrace.ingest.publish.KafkaPublisher;
import io.millrace.ingest.publish.ProducerSettings;
import io.millrace.kafka.KafkaSettings;
import io.millrace.kafka.disk.DiskConfiguration;
import io.millrace.kafka.disk.DiskWatch;
import io.millrace.web.ReasonHealth;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What is behind the port: Kafka. */
@Configuration(proxyBeanMethods = false)
@Import(DiskConfiguration.class)
@EnableConfigurationProperties({ProducerSettings.class, KafkaSettings.class})
class BrokerConfiguration {

  @Bean(initMethod = "start")
  BrokerWatch brokerWatch(KafkaSettings kafka) {
    return BrokerWatch.connect(kafka);
  }

  @Bean
  KafkaPublisher eventPublisher(
      KafkaSettings kafka, ProducerSettings settings, Domain domain, BrokerWatch watch) {
    return KafkaPublisher.connect(kafka, settings, domain, watch::topicsReady);
  }

  @Bean
  KafkaClientMetrics producerMetrics(KafkaPublisher publisher) {
    return publisher.metrics();
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
