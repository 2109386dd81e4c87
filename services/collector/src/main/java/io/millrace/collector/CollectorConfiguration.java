package io.millrace.collector;

import io.micrometer.core.instrument.MeterRegistry;
import io.millrace.collector.protocol.Protocol;
import io.millrace.events.catalog.Catalog;
import io.millrace.ingest.accept.IngestPipeline;
import io.millrace.ingest.decode.Pseudonyms;
import io.millrace.ingest.http.RequestBodies;
import io.millrace.ingest.publish.IdentityPublisher;
import io.millrace.ingest.receipts.ReceiptLog;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Configures the routes of the foreign protocols. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CollectorSettings.class)
class CollectorConfiguration {

  /** The first bean, so that a mistake in a mapping ends the start before anything else happens. */
  @Bean
  ProtocolMappings protocolMappings(List<Protocol> protocols, CollectorSettings settings) {
    return new ProtocolMappings(protocols, settings.mappings());
  }

  @Bean
  ItemCounters itemCounters(MeterRegistry registry, List<Protocol> protocols) {
    ItemCounters counters = new ItemCounters(registry);
    protocols.forEach(protocol -> counters.prepare(protocol.name()));
    return counters;
  }

  @Bean
  IdentityPipeline identityPipeline(
      Pseudonyms pseudonyms,
      Catalog catalog,
      IdentityPublisher publisher,
      MeterRegistry registry,
      List<Protocol> protocols) {
    IdentityCounters counters = new IdentityCounters(registry);
    protocols.forEach(protocol -> counters.prepare(protocol.name()));
    return new IdentityPipeline(pseudonyms, catalog, publisher, counters);
  }

  @Bean
  ItemPipeline itemPipeline(
      IngestPipeline events, ReceiptLog log, ItemCounters counters, IdentityPipeline identities) {
    return new ItemPipeline(events, log, counters, identities);
  }

  @Bean
  RouterFunction<ServerResponse> protocolRoutes(
      List<Protocol> protocols,
      ProtocolMappings mappings,
      CollectorSettings settings,
      ItemPipeline items,
      RequestBodies bodies) {
    ItemDefaults defaults = new ItemDefaults(settings);
    return protocols.stream()
        .flatMap(
            protocol ->
                routes(
                    protocol,
                    new ProtocolHandler(
                        protocol,
                        mappings.of(protocol),
                        defaults,
                        items,
                        bodies,
                        InstantSource.system())))
        .reduce(RouterFunction::and)
        .orElse(_ -> Mono.empty());
  }

  private static Stream<RouterFunction<ServerResponse>> routes(
      Protocol protocol, ProtocolHandler handler) {
    return protocol.routes().stream()
        .map(
            route ->
                RouterFunctions.route(
                    RequestPredicates.method(HttpMethod.valueOf(route.method()))
                        .and(RequestPredicates.path(route.path())),
                    handler::handle));
  }
}
