package io.millrace.ingest;

import io.millrace.events.Domain;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** A complete ingest service of content events. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(IngestConfiguration.class)
class WithBrokerService {

  @Bean
  IngestScope scope() {
    return IngestScope.of(Domain.CONTENT);
  }

  static ConfigurableApplicationContext start(String bootstrapServers) {
    return new SpringApplicationBuilder(WithBrokerService.class)
        .run(
            "--spring.config.import=classpath:millrace-ingest.yml",
            "--server.port=0",
            "--management.server.port=0",
            "--millrace.internal-token=" + FakeBrokerService.TOKEN,
            "--millrace.visitor-secret=" + Samples.SECRET,
            "--spring.kafka.bootstrap-servers=" + bootstrapServers);
  }
}
