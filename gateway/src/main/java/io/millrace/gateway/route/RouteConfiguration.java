package io.millrace.gateway.route;

import io.millrace.web.InternalToken;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.cloud.gateway.config.GatewayProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Configures the filters that all routes share. The routes themselves are in {@code gateway.yml}.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({InternalToken.class, ServiceAddresses.class})
public class RouteConfiguration {

  @Bean
  ClientHeadersFilter outsideHeadersFilter(
      @Value("${millrace.gateway.hsts}") Duration hsts,
      @Value("${millrace.gateway.frame-ancestors}") String frameAncestors) {
    return new ClientHeadersFilter(hsts, new FrameAncestors(frameAncestors));
  }

  @Bean
  ServiceHeadersFilter innerHeadersFilter(InternalToken token) {
    return new ServiceHeadersFilter(token);
  }

  @Bean
  PublicRoutes publicRoutes(GatewayProperties gateway) {
    return new PublicRoutes(gateway);
  }

  @Bean
  EventRoutesHint eventRoutesHint() {
    return new EventRoutesHint();
  }

  @Bean
  SnowplowRefusals snowplowRefusals() {
    return new SnowplowRefusals();
  }

  @Bean
  RouteCheck routeCheck(GatewayProperties gateway) {
    return new RouteCheck(gateway);
  }
}
