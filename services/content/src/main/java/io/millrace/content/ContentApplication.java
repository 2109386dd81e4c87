package io.millrace.content;

import io.millrace.events.Domain;
import io.millrace.ingest.IngestApplication;
import io.millrace.ingest.IngestConfiguration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Takes content events: {@code POST /v1/events/content}. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(IngestConfiguration.class)
public class ContentApplication {

  @Bean
  Domain domain() {
    return Domain.CONTENT;
  }

  /**
   * Starts the service; closing the context stops it.
   *
   * @param args command line, {@code --name=value}; overrides content.yml
   */
  public static ConfigurableApplicationContext start(String... args) {
    return IngestApplication.start(ContentApplication.class, Domain.CONTENT, args);
  }

  public static void main(String[] args) {
    start(args);
  }
}
