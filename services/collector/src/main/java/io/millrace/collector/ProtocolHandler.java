package io.millrace.collector;

import io.millrace.collector.protocol.BatchResult;
import io.millrace.collector.protocol.ParsedItem;
import io.millrace.collector.protocol.ParsedRequest;
import io.millrace.collector.protocol.Protocol;
import io.millrace.collector.protocol.ProtocolException;
import io.millrace.collector.protocol.ProtocolReply;
import io.millrace.collector.protocol.ProtocolRequest;
import io.millrace.ingest.answer.ProblemCode;
import io.millrace.ingest.decode.UnreadableException;
import io.millrace.ingest.http.RequestBodies;
import io.millrace.ingest.http.RequestRefusals;
import io.millrace.ingest.http.SendableTypes;
import io.millrace.mapping.Mapping;
import io.millrace.web.Problem;
import io.millrace.web.ProblemException;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Answers the requests of one foreign protocol. */
final class ProtocolHandler {
  private final Protocol protocol;
  private final Mapping mapping;
  private final ItemDefaults defaults;
  private final ItemPipeline items;
  private final RequestBodies bodies;
  private final InstantSource clock;

  ProtocolHandler(
      Protocol protocol,
      Mapping mapping,
      ItemDefaults defaults,
      ItemPipeline items,
      RequestBodies bodies,
      InstantSource clock) {
    this.protocol = protocol;
    this.mapping = mapping;
    this.defaults = defaults;
    this.items = items;
    this.bodies = bodies;
    this.clock = clock;
  }

  /** Answers as the client of the protocol expects, or refuses the request as a whole. */
  Mono<ServerResponse> handle(ServerRequest request) {
    SendableTypes types = SendableTypes.of(request.headers().asHttpHeaders());
    return Mono.defer(
            () -> bodies.process(request, (body, length) -> accept(request, body, length, types)))
        .flatMap(ProtocolHandler::answer)
        .onErrorMap(ProblemException.class, this::refusal);
  }

  /** Problems of the request keep their code and get the status that the client forgets. */
  private ProblemException refusal(ProblemException problem) {
    Problem usual = problem.problem();
    return HttpStatusCode.valueOf(usual.status()).is4xxClientError()
        ? ProblemException.of(
            HttpStatusCode.valueOf(protocol.refusal(usual.status())), usual.code(), usual.detail())
        : problem;
  }

  private CompletionStage<ProtocolReply> accept(
      ServerRequest request, byte[] body, int length, SendableTypes types)
      throws UnreadableException {
    ProtocolRequest given = read(request, ByteBuffer.wrap(body, 0, length).slice());
    return items
        .accept(protocol.name(), mapping, items(given), sender(given, types))
        .thenApply(result -> reply(given, result));
  }

  private Sender sender(ProtocolRequest request, SendableTypes types) {
    return new Sender(
        types.types(), types.limited(), defaults.platform(request), request.received());
  }

  private List<ParsedItem> items(ProtocolRequest request) throws UnreadableException {
    return parse(request).items().stream().map(item -> defaults.addTo(item, request)).toList();
  }

  private ParsedRequest parse(ProtocolRequest request) throws UnreadableException {
    try {
      return protocol.parse(request);
    } catch (ProtocolException e) {
      throw new UnreadableException(
          ProblemCode.NOT_PARSEABLE, protocol.name() + ": " + e.getMessage());
    }
  }

  /** A client whose events were not all acknowledged must send the whole request again. */
  private ProtocolReply reply(ProtocolRequest request, Optional<BatchResult> result) {
    return protocol.reply(
        request,
        result.orElseThrow(
            () ->
                RequestRefusals.of(
                    ProblemCode.UNAVAILABLE,
                    "not acknowledged in time; sending it again is safe")));
  }

  private ProtocolRequest read(ServerRequest request, ByteBuffer body) {
    return new ProtocolRequest(
        request.method().name(),
        request.requestPath().pathWithinApplication().value(),
        Map.copyOf(request.queryParams()),
        headers(request.headers().asHttpHeaders()),
        body,
        clock.instant());
  }

  private static Map<String, List<String>> headers(HttpHeaders headers) {
    Map<String, List<String>> fields = new TreeMap<>();
    headers.forEach((name, values) -> fields.put(name.toLowerCase(Locale.ROOT), values));
    return fields;
  }

  private static Mono<ServerResponse> answer(ProtocolReply reply) {
    ServerResponse.BodyBuilder response = ServerResponse.status(reply.status());
    reply.headers().forEach((name, value) -> response.header(name, value));
    reply.contentType().map(MediaType::parseMediaType).ifPresent(response::contentType);
    return reply.body().hasRemaining() ? response.bodyValue(reply.body()) : response.build();
  }
}
