package io.millrace.web;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * The configuration of the services behind the gateway: {@link WebConfiguration}, and a filter that
 * accepts only requests of the gateway.
 */
@Configuration(proxyBeanMethods = false)
@Import(WebConfiguration.class)
@EnableConfigurationProperties(InternalToken.class)
public class BehindGatewayConfiguration {

  @Bean
  InternalTokenFilter internalTokenFilter(
      InternalToken token, ProblemWriter problems, ApplicationContext context) {
    return new InternalTokenFilter(token.internalToken(), problems, context);
  }
}
