package io.millrace.ingest.http;

import io.millrace.ingest.accept.IngestPipeline;
import io.millrace.ingest.answer.Receipt;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Answers {@code POST /v1/events} and {@code POST /v1/events/...}. */
public final class IngestHandler {
  private final IngestPipeline pipeline;
  private final RequestBodies bodies;

  public IngestHandler(IngestPipeline pipeline, RequestBodies bodies) {
    this.pipeline = pipeline;
    this.bodies = bodies;
  }

  /** Answers with a receipt, or refuses the request as a whole. */
  public Mono<ServerResponse> post(ServerRequest request) {
    return Mono.defer(() -> receipt(request)).flatMap(IngestHandler::answer);
  }

  private Mono<Receipt> receipt(ServerRequest request) {
    HttpHeaders headers = request.headers().asHttpHeaders();
    RequestHead head = RequestHead.of(headers);
    SendableTypes types = SendableTypes.of(headers);
    return bodies.process(
        request, (body, length) -> pipeline.accept(body, length, head.format(), types.types()));
  }

  private static Mono<ServerResponse> answer(Receipt receipt) {
    HttpStatus status = HttpStatus.valueOf(receipt.status());
    ServerResponse.BodyBuilder response =
        ServerResponse.status(status).contentType(MediaType.APPLICATION_JSON);
    if (status == HttpStatus.SERVICE_UNAVAILABLE) {
      response.header(
          HttpHeaders.RETRY_AFTER, Long.toString(RequestRefusals.RETRY_AFTER.toSeconds()));
    }
    return response.bodyValue(receipt);
  }
}
