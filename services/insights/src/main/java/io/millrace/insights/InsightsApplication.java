package io.millrace.insights;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;

/** The insights service as a Spring Boot application: it stores summaries and answers queries. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@ComponentScan
public class InsightsApplication {

  /** Starts a new application context, configured by {@code insights.yml}. */
  public static ConfigurableApplicationContext start(String... args) {
    return builder().run(args);
  }

  static SpringApplicationBuilder builder(Class<?>... more) {
    return new SpringApplicationBuilder(InsightsApplication.class)
        .sources(more)
        .web(WebApplicationType.REACTIVE)
        .properties("spring.config.name=insights");
  }

  static void main(String[] args) {
    start(args);
  }
}
