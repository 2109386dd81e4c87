package io.millrace.gateway.access;

import io.millrace.gateway.keys.KeyRing;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Keys and roles on every route. */
@Configuration(proxyBeanMethods = false)
public class AccessConfiguration {

  @Bean
  CallerFilter callerFilter(KeyRing keys) {
    return new CallerFilter(keys);
  }

  @Bean
  AccessFilter accessFilter() {
    return new AccessFilter();
  }
}
