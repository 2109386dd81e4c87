package io.millrace.gateway.limit;

import io.github.bucket4j.TimeMeter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.millrace.web.BodyMemory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Configures the limits of requests, bytes, streams and bodies. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LimitSettings.class)
public class LimitConfiguration {

  @Bean
  RequestLimitFilter requestLimitFilter(LimitSettings settings) {
    return new RequestLimitFilter(new RateLimits(settings, TimeMeter.SYSTEM_NANOTIME));
  }

  @Bean
  OpenStreams streamPlaces(LimitSettings settings) {
    return new OpenStreams(settings.streams());
  }

  @Bean
  StreamLimitFilter streamLimitFilter(OpenStreams openStreams) {
    return new StreamLimitFilter(openStreams);
  }

  @Bean
  MeterBinder streamMetrics(OpenStreams openStreams) {
    return registry ->
        Gauge.builder("millrace.gateway.streams.callers", openStreams, OpenStreams::callers)
            .baseUnit("callers")
            .description("keys and addresses that have streams open")
            .register(registry);
  }

  @Bean
  BodyMemory bodyMemory(LimitSettings settings) {
    return new BodyMemory(settings.bodyMemory());
  }

  @Bean
  BodyFilter bodyFilter(LimitSettings settings, BodyMemory memory) {
    return new BodyFilter(settings.body(), memory);
  }

  @Bean
  MeterBinder bodyMemoryMetrics(BodyMemory memory) {
    return registry ->
        Gauge.builder("millrace.gateway.bodies.held", memory, BodyMemory::held)
            .baseUnit("bytes")
            .description("bytes of request bodies held in memory")
            .register(registry);
  }
}
