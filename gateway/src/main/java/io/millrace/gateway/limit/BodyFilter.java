package io.millrace.gateway.limit;

import io.millrace.gateway.route.FilterOrder;
import io.millrace.web.BodyMemory;
import java.nio.ByteBuffer;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.util.unit.DataSize;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Reads the whole body before the gateway calls the service. So a slow client costs the gateway
 * some memory and the service nothing: no connection, no place in the bulkhead, and no failure in
 * the circuit breaker. It counts the bytes while it reads, so a service never receives a body that
 * is too large, whatever the headers say.
 */
final class BodyFilter implements GlobalFilter, Ordered {
  private final DataSize most;
  private final BodyMemory memory;

  BodyFilter(DataSize most, BodyMemory memory) {
    this.most = most;
    this.memory = memory;
  }

  @Override
  public int getOrder() {
    return FilterOrder.BODY.order();
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
    if (exchange.getRequest().getHeaders().getContentLength() > most.toBytes()) {
      return Mono.error(RequestBody.tooLarge(most));
    }
    return Mono.using(
        () -> new RequestBody(most, RateLimit.of(exchange), memory),
        body -> read(exchange, body).then(Mono.defer(() -> pass(exchange, chain, body))),
        RequestBody::drop);
  }

  private static Mono<Void> read(ServerWebExchange exchange, RequestBody body) {
    return exchange.getRequest().getBody().doOnNext(body::add).then();
  }

  private static Mono<Void> pass(
      ServerWebExchange exchange, GatewayFilterChain chain, RequestBody body) {
    ByteBuffer content = body.complete();
    ServerHttpRequest whole = new WholeRequest(exchange.getRequest(), content);
    return chain.filter(exchange.mutate().request(whole).build());
  }

  /**
   * A request with its complete body. It has the correct {@code Content-Length} and no {@code
   * Transfer-Encoding}.
   */
  private static final class WholeRequest extends ServerHttpRequestDecorator {
    private final ByteBuffer content;
    private final HttpHeaders headers;

    WholeRequest(ServerHttpRequest request, ByteBuffer content) {
      super(request);
      this.content = content;
      this.headers = new HttpHeaders();
      headers.putAll(request.getHeaders());
      headers.remove(HttpHeaders.TRANSFER_ENCODING);
      headers.remove(HttpHeaders.EXPECT);
      headers.remove(HttpHeaders.CONTENT_LENGTH);
      if (content.hasRemaining()) {
        headers.setContentLength(content.remaining());
      }
    }

    @Override
    public HttpHeaders getHeaders() {
      return headers;
    }

    @Override
    public Flux<DataBuffer> getBody() {
      return content.hasRemaining()
          ? Flux.just(DefaultDataBufferFactory.sharedInstance.wrap(content.duplicate()))
          : Flux.empty();
    }
  }
}
