package io.millrace.ingest;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts an ingest service. */
public final class IngestApplication {
  private IngestApplication() {}

  /**
   * Starts a service. The service reads the configuration file that has its name.
   *
   * @param application the service's configuration class
   * @param name the name of the service
   * @param args command line arguments, each as {@code --name=value}
   */
  public static ConfigurableApplicationContext start(
      Class<?> application, String name, String... args) {
    return new SpringApplicationBuilder(application)
        .properties("spring.config.name=" + name)
        .run(args);
  }
}
