package io.millrace.ingest;

import io.millrace.events.Domain;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts an ingest service. */
public final class IngestApplication {
  private IngestApplication() {}

  /**
   * Starts the service of a domain. The service reads the configuration file that has the name of
   * the domain.
   *
   * @param application the service's configuration class
   * @param args command line arguments, each as {@code --name=value}
   */
  public static ConfigurableApplicationContext start(
      Class<?> application, Domain domain, String... args) {
    return new SpringApplicationBuilder(application)
        .properties("spring.config.name=" + domain.id())
        .run(args);
  }
}
