package io.millrace.gateway.access;

import io.millrace.gateway.problem.GatewayProblem;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Protects a gateway that needs no sign-in. The gateway must be bound to a loopback address, and it
 * answers only requests whose {@code Host} is a loopback name. This stops DNS rebinding: a page
 * whose host name was made to point to this machine sends its own name as {@code Host}.
 */
final class LoopbackHostFilter implements WebFilter, Ordered {
  private static final Pattern OWN_NAME =
      Pattern.compile(
          "(localhost|127(\\.(25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])){3}|\\[::1])(:[0-9]{1,5})?",
          Pattern.CASE_INSENSITIVE);

  private final boolean open;

  /**
   * Creates a filter.
   *
   * @param bound the address of the server; empty means all addresses
   * @throws IllegalArgumentException when the gateway is open on an address that is not loopback
   */
  LoopbackHostFilter(boolean open, Optional<InetAddress> bound) {
    if (open && bound.filter(InetAddress::isLoopbackAddress).isEmpty()) {
      throw new IllegalArgumentException(
          "millrace.gateway.session.open: only when server.address is a loopback address");
    }
    this.open = open;
  }

  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE + 5;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    return !open || isOwn(exchange.getRequest().getHeaders().getOrEmpty(HttpHeaders.HOST))
        ? chain.filter(exchange)
        : Mono.error(
            GatewayProblem.MISDIRECTED.because("use the host name localhost or 127.0.0.1"));
  }

  static boolean isOwn(List<String> hosts) {
    return hosts.size() == 1 && OWN_NAME.matcher(hosts.getFirst()).matches();
  }
}
