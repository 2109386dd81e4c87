package io.millrace.aggregator;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;

/** Starts the aggregator. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(AggregatorConfiguration.class)
public class AggregatorApplication {

  /** The process of its own. */
  public static void main(String... args) {
    start(args);
  }

  /**
   * Starts it in this JVM. Kafka may be away: the stream begins when it answers.
   *
   * @param args settings as {@code --key=value}
   */
  public static ConfigurableApplicationContext start(String... args) {
    return new SpringApplicationBuilder(AggregatorApplication.class)
        .properties("spring.config.name=aggregator")
        .run(args);
  }
}
