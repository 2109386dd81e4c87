package io.millrace.ingest.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.millrace.events.Domain;
import io.millrace.ingest.Samples;
import io.millrace.ingest.accept.IngestPipeline;
import io.millrace.ingest.answer.OutcomeCounters;
import io.millrace.ingest.publish.FakePublisher;
import io.millrace.ingest.receipts.ReceiptLog;
import io.millrace.web.ProblemException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.MediaType;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.util.unit.DataSize;
import org.springframework.web.reactive.function.server.HandlerStrategies;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

class BusyTest {

  @Test
  void refusesARequestThatFindsNoWorker() {
    RequestBodies bodies =
        new RequestBodies(workers(), DataSize.ofMegabytes(4), DataSize.ofMegabytes(16));
    IngestHandler handler =
        new IngestHandler(
            new IngestPipeline(
                Samples.decoder(Domain.CONTENT),
                new FakePublisher(),
                new OutcomeCounters(new SimpleMeterRegistry()),
                new ReceiptLog(1, InstantSource.system())),
            bodies);

    StepVerifier.create(handler.post(request("{}")))
        .expectErrorSatisfies(
            error ->
                assertThat(error)
                    .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> {
                          assertThat(refusal.problem().status()).isEqualTo(503);
                          assertThat(refusal.problem().code()).isEqualTo("busy");
                          assertThat(refusal.retryAfter()).isPresent();
                        }))
        .verify(Duration.ofSeconds(5));
    assertThat(bodies.bytesInMemory()).isZero();
  }

  /** Workers that refuse all work, like workers with a full queue. */
  private static Workers workers() {
    Workers workers =
        new Workers(
            Executors.newSingleThreadExecutor(),
            new WorkFailures(new SimpleMeterRegistry(), System::nanoTime));
    workers.close();
    return workers;
  }

  private static ServerRequest request(String body) {
    DataBuffer bytes = DefaultDataBufferFactory.sharedInstance.wrap(body.getBytes(UTF_8));
    return ServerRequest.create(
        MockServerWebExchange.from(
            MockServerHttpRequest.post("/v1/events/content")
                .contentType(MediaType.APPLICATION_JSON)
                .body(Flux.just(bytes))),
        HandlerStrategies.withDefaults().messageReaders());
  }
}
