package io.millrace.social;

import io.millrace.events.Domain;
import io.millrace.ingest.IngestApplication;
import io.millrace.ingest.IngestConfiguration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Takes social events: {@code POST /v1/events/social}. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(IngestConfiguration.class)
public class SocialApplication {

  @Bean
  Domain domain() {
    return Domain.SOCIAL;
  }

  /**
   * Starts the service; closing the context stops it.
   *
   * @param args command line, {@code --name=value}; overrides social.yml
   */
  public static ConfigurableApplicationContext start(String... args) {
    return IngestApplication.start(SocialApplication.class, Domain.SOCIAL, args);
  }

  public static void main(String[] args) {
    start(args);
  }
}
