package io.millrace.ingest;

import io.millrace.events.Domain;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts ingest services. */
public final class IngestApplication {
  private IngestApplication() {}

  /**
   * Starts the service that owns a domain, from the configuration file that is named after it.
   *
   * @param application the service's configuration class
   * @param args command line, {@code --name=value}
   */
  public static ConfigurableApplicationContext start(
      Class<?> application, Domain domain, String... args) {
    return new SpringApplicationBuilder(application)
        .properties("spring.config.name=" + domain.id())
        .run(args);
  }
}
