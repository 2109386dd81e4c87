package io.millrace.gateway.service;

import io.millrace.gateway.route.FilterOrder;
import io.millrace.gateway.route.RouteRule;
import io.millrace.web.ClientConnection;
import org.reactivestreams.Publisher;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Reads a stream from its service only as fast as the client reads. So unread data does not pile up
 * in the gateway, and the service conflates it.
 */
final class BackpressureFilter implements GlobalFilter, Ordered {

  @Override
  public int getOrder() {
    return FilterOrder.PACE.order();
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
    return chain.filter(RouteRule.of(exchange).stream() ? paced(exchange) : exchange);
  }

  private static ServerWebExchange paced(ServerWebExchange exchange) {
    ClientConnection client = ClientConnection.of(exchange.getRequest());
    return exchange.mutate().response(new Paced(exchange.getResponse(), client)).build();
  }

  private static final class Paced extends ServerHttpResponseDecorator {
    private final ClientConnection client;

    Paced(ServerHttpResponse response, ClientConnection client) {
      super(response);
      this.client = client;
    }

    @Override
    public Mono<Void> writeAndFlushWith(
        Publisher<? extends Publisher<? extends DataBuffer>> chunks) {
      return super.writeAndFlushWith(client.pace(Flux.from(chunks)));
    }
  }
}
