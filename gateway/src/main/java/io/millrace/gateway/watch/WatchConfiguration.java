package io.millrace.gateway.watch;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Configures the metrics of all requests. */
@Configuration(proxyBeanMethods = false)
public class WatchConfiguration {

  @Bean
  RequestTimes requestTimes(MeterRegistry meters, ApplicationContext context) {
    return new RequestTimes(meters, context);
  }
}
