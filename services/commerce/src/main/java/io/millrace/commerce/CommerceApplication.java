package io.millrace.commerce;

import io.millrace.events.Domain;
import io.millrace.ingest.IngestApplication;
import io.millrace.ingest.IngestConfiguration;
import io.millrace.ingest.IngestScope;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The ingest service of commerce events. It answers {@code POST /v1/events/commerce}. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(IngestConfiguration.class)
public class CommerceApplication {

  @Bean
  IngestScope scope() {
    return IngestScope.of(Domain.COMMERCE);
  }

  /**
   * Starts the service. The returned context stops it when it is closed.
   *
   * @param args command line arguments, each as {@code --name=value}; they override {@code
   *     commerce.yml}
   */
  public static ConfigurableApplicationContext start(String... args) {
    return IngestApplication.start(CommerceApplication.class, Domain.COMMERCE.id(), args);
  }

  public static void main(String[] args) {
    start(args);
  }
}
