package io.millrace.content;

import io.millrace.events.Domain;
import io.millrace.ingest.IngestApplication;
import io.millrace.ingest.IngestConfiguration;
import io.millrace.ingest.IngestScope;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The ingest service of content events. It answers {@code POST /v1/events/content}. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(IngestConfiguration.class)
public class ContentApplication {

  @Bean
  IngestScope scope() {
    return IngestScope.of(Domain.CONTENT);
  }

  /**
   * Starts the service. The returned context stops it when it is closed.
   *
   * @param args command line arguments, each as {@code --name=value}; they override {@code
   *     content.yml}
   */
  public static ConfigurableApplicationContext start(String... args) {
    return IngestApplication.start(ContentApplication.class, Domain.CONTENT.id(), args);
  }

  public static void main(String[] args) {
    start(args);
  }
}
