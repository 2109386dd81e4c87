package io.millrace.ingest;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.millrace.events.catalog.Catalog;
import io.millrace.ingest.accept.IngestPipeline;
import io.millrace.ingest.answer.OutcomeCounters;
import io.millrace.ingest.decode.BodyDecoder;
import io.millrace.ingest.decode.EventValidator;
import io.millrace.ingest.decode.Pseudonyms;
import io.millrace.ingest.http.IngestHandler;
import io.millrace.ingest.http.ReceiptsHandler;
import io.millrace.ingest.http.RequestBodies;
import io.millrace.ingest.http.WorkFailures;
import io.millrace.ingest.http.Workers;
import io.millrace.ingest.publish.EventPublisher;
import io.millrace.ingest.publish.TimedPublisher;
import io.millrace.ingest.receipts.ReceiptLog;
import io.millrace.ingest.receipts.ReceiptStreams;
import java.time.Clock;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/**
 * Configures the path of a request from the HTTP routes to the {@code EventPublisher}. The service
 * supplies its {@link IngestScope} as a bean.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({IngestSettings.class, VisitorSecret.class, CatalogLocation.class})
class CoreConfiguration {

  @Bean
  Catalog catalog(CatalogLocation location) {
    return location.read();
  }

  @Bean
  Pseudonyms pseudonyms(VisitorSecret secret) {
    return new Pseudonyms(secret.visitorSecret());
  }

  @Bean
  EventValidator eventValidator(
      IngestScope scope, Catalog catalog, Pseudonyms pseudonyms, IngestSettings settings) {
    return new EventValidator(
        scope.domains(),
        catalog,
        pseudonyms,
        Clock.systemUTC(),
        settings.maxAge(),
        settings.earliest());
  }

  @Bean
  IngestPipeline ingestPipeline(
      IngestScope scope,
      EventValidator contract,
      EventPublisher publisher,
      MeterRegistry registry,
      ReceiptLog log) {
    return new IngestPipeline(
        new BodyDecoder(contract),
        new TimedPublisher(publisher, registry),
        OutcomeCounters.of(registry, scope.domains()),
        log);
  }

  @Bean
  ReceiptLog receiptLog(IngestSettings settings) {
    return new ReceiptLog(settings.receipts().keep(), Clock.systemUTC());
  }

  @Bean
  ReceiptStreams receiptStreams(ReceiptLog log, IngestSettings settings, MeterRegistry registry) {
    ReceiptStreams streams = new ReceiptStreams(log, settings.receipts().clients());
    Gauge.builder("millrace.ingest.receipts.clients", streams, ReceiptStreams::clients)
        .description("open receipt streams")
        .register(registry);
    return streams;
  }

  @Bean
  Workers ingestWorkers(IngestSettings settings, MeterRegistry registry) {
    return new Workers(
        new ThreadPoolExecutor(
            settings.workers(),
            settings.workers(),
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(settings.queue()),
            Thread.ofPlatform().daemon().name("ingest-", 0).factory()),
        new WorkFailures(registry, System::nanoTime));
  }

  @Bean
  RequestBodies requestBodies(Workers ingestWorkers, IngestSettings settings) {
    return new RequestBodies(ingestWorkers, settings.bodyLimit(), settings.bodiesInMemory());
  }

  @Bean
  IngestHandler ingestHandler(IngestPipeline acceptance, RequestBodies bodies) {
    return new IngestHandler(acceptance, bodies);
  }

  @Bean
  MeterBinder bodyMetrics(RequestBodies bodies) {
    return meters ->
        Gauge.builder("millrace.ingest.bodies.held", bodies, RequestBodies::bytesInMemory)
            .baseUnit("bytes")
            .description("bytes of request bodies held in memory")
            .register(meters);
  }

  @Bean
  RouterFunction<ServerResponse> eventRoutes(
      IngestScope scope, IngestHandler handler, ReceiptStreams streams) {
    return RouterFunctions.route()
        .POST(scope.path(), handler::post)
        .GET(ReceiptsHandler.PATH, new ReceiptsHandler(streams)::get)
        .build();
  }
}
