package io.millrace.collector;

import io.micrometer.core.instrument.MeterRegistry;
import io.millrace.collector.protocol.Protocol;
import io.millrace.ingest.accept.IngestPipeline;
import io.millrace.ingest.http.RequestBodies;
import io.millrace.ingest.receipts.ReceiptLog;
import java.time.InstantSource;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/** Configures the routes of the foreign protocols. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CollectorSettings.class)
class CollectorConfiguration {

  @Bean
  ItemCounters itemCounters(MeterRegistry registry, List<Protocol> protocols) {
    ItemCounters counters = new ItemCounters(registry);
    protocols.forEach(protocol -> counters.prepare(protocol.name()));
    return counters;
  }

  @Bean
  ItemPipeline itemPipeline(IngestPipeline events, ReceiptLog log, ItemCounters counters) {
    return new ItemPipeline(events, log, counters);
  }

  @Bean
  RouterFunction<ServerResponse> protocolRoutes(
      List<Protocol> protocols,
      CollectorSettings settings,
      ItemPipeline items,
      RequestBodies bodies) {
    ProtocolMappings mappings = new ProtocolMappings(protocols, settings.mappings());
    RouterFunctions.Builder routes = RouterFunctions.route();
    protocols.forEach(
        protocol ->
            add(
                routes,
                protocol,
                new ProtocolHandler(
                    protocol,
                    mappings.of(protocol),
                    new ItemDefaults(settings),
                    items,
                    bodies,
                    InstantSource.system())));
    return routes.build();
  }

  private static void add(
      RouterFunctions.Builder routes, Protocol protocol, ProtocolHandler handler) {
    protocol
        .routes()
        .forEach(
            route ->
                routes.route(
                    RequestPredicates.method(HttpMethod.valueOf(route.method()))
                        .and(RequestPredicates.path(route.path())),
                    handler::handle));
  }
}
