package io.millrace.gateway.service;

import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedBulkheadMetrics;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.millrace.gateway.access.CallerWatch;
import io.millrace.gateway.route.BackendService;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.ChannelOption;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.cloud.gateway.config.HttpClientCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Configures circuit breakers, time limits and bulkheads. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ResilienceSettings.class)
public class ServiceConfiguration {
  private static final Clock CLOCK = Clock.systemUTC();
  private static final int RECEIVE_BUFFER_BYTES = 64 << 10;
  private static final int MOST_READ_BYTES = 16 << 10;

  @Bean
  CircuitBreakerRegistry circuitBreakers(ResilienceSettings settings) {
    return CircuitBreakerRegistry.of(settings.breaker().ofService(CLOCK));
  }

  @Bean
  BulkheadRegistry bulkheads() {
    return BulkheadRegistry.ofDefaults();
  }

  @Bean
  ServiceResilience serviceResilience(
      CircuitBreakerRegistry breakers, BulkheadRegistry bulkheads, ResilienceSettings settings) {
    return new ServiceResilience(breakers, bulkheads, settings, CLOCK);
  }

  @Bean
  StreamShutdown streamsEnd() {
    return new StreamShutdown();
  }

  @Bean
  BulkheadFilter bulkheadFilter(
      ServiceResilience guards,
      ResilienceSettings settings,
      StreamShutdown end,
      CallerWatch watch) {
    return new BulkheadFilter(guards, settings.answer(), end, watch);
  }

  @Bean
  BackpressureFilter paceFilter() {
    return new BackpressureFilter();
  }

  /**
   * Keeps the receive buffers small, because each stream has a buffer for data that its client has
   * not read yet.
   */
  @Bean
  HttpClientCustomizer smallReceiveBuffers() {
    return client ->
        client
            .option(ChannelOption.SO_RCVBUF, RECEIVE_BUFFER_BYTES)
            .doOnChannelInit(
                (_, channel, _) ->
                    channel
                        .config()
                        .setRecvByteBufAllocator(
                            new AdaptiveRecvByteBufAllocator(512, 2_048, MOST_READ_BYTES)));
  }

  @Bean
  CallFilter callFilter(ServiceResilience guards) {
    return new CallFilter(guards);
  }

  @Bean
  ServicesHealth servicesHealthIndicator(
      CircuitBreakerRegistry breakers, ServiceResilience guards) {
    return new ServicesHealth(breakers, guards);
  }

  @Bean
  MeterBinder shutOutMetrics(ServiceResilience guards) {
    return registry -> {
      for (BackendService service : BackendService.values()) {
        Gauge.builder(
                "millrace.gateway.callers.shut.out",
                guards.callersOf(service),
                CallerBreakers::shutOut)
            .tag("service", service.id())
            .baseUnit("callers")
            .description("callers with an open breaker, whose requests are refused at once")
            .register(registry);
      }
    };
  }

  @Bean
  MeterBinder breakerMetrics(CircuitBreakerRegistry breakers) {
    return TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers);
  }

  @Bean
  MeterBinder roomMetrics(BulkheadRegistry bulkheads) {
    return TaggedBulkheadMetrics.ofBulkheadRegistry(bulkheads);
  }
}
