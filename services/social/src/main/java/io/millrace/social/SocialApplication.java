package io.millrace.social;

import io.millrace.events.Domain;
import io.millrace.ingest.IngestApplication;
import io.millrace.ingest.IngestConfiguration;
import io.millrace.ingest.IngestScope;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The ingest service of social events. It answers {@code POST /v1/events/social}. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(IngestConfiguration.class)
public class SocialApplication {

  @Bean
  IngestScope scope() {
    return IngestScope.of(Domain.SOCIAL);
  }

  /**
   * Starts the service. The returned context stops it when it is closed.
   *
   * @param args command line arguments, each as {@code --name=value}; they override {@code
   *     social.yml}
   */
  public static ConfigurableApplicationContext start(String... args) {
    return IngestApplication.start(SocialApplication.class, Domain.SOCIAL.id(), args);
  }

  public static void main(String[] args) {
    start(args);
  }
}
