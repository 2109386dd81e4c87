package io.millrace.gateway.access;

import io.millrace.gateway.keys.ApiKeyIndex;
import io.millrace.gateway.route.FilterOrder;
import io.millrace.gateway.route.RouteRule;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Identifies the caller by a key in the body, on the routes for public keys, when no other key
 * came. It runs when the complete body is in memory. Such a request has been counted for its
 * address, because its key was not known then.
 */
final class KeyInBodyFilter implements GlobalFilter, Ordered {
  private final ApiKeyIndex keys;

  KeyInBodyFilter(ApiKeyIndex keys) {
    this.keys = keys;
  }

  @Override
  public int getOrder() {
    return FilterOrder.KEY_IN_BODY.order();
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
    RouteRule rule = RouteRule.of(exchange);
    if (!rule.isPublic() || Caller.of(exchange).hasSentKey()) {
      return chain.filter(exchange);
    }
    return DataBufferUtils.join(exchange.getRequest().getBody())
        .map(KeyInBodyFilter::bytes)
        .defaultIfEmpty(new byte[0])
        .flatMap(
            body -> {
              identify(exchange, body);
              AccessProblems.require(exchange, rule.roles());
              return chain.filter(exchange);
            });
  }

  private void identify(ServerWebExchange exchange, byte[] body) {
    KeyInBody.of(body)
        .map(
            text ->
                keys.find(text)
                    .<Caller>map(Caller.Authenticated::new)
                    .orElseGet(Caller.InvalidKey::new))
        .ifPresent(caller -> exchange.getAttributes().put(Caller.class.getName(), caller));
  }

  private static byte[] bytes(DataBuffer buffer) {
    byte[] bytes = new byte[buffer.readableByteCount()];
    buffer.read(bytes);
    DataBufferUtils.release(buffer);
    return bytes;
  }
}
