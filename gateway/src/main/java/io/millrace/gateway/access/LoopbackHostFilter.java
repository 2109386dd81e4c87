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
 * Watches over a gateway that nobody has to sign in to: it is bound to a loopback address, and it
 * answers under names of this machine only. A page from elsewhere whose name was made to lead here
 * would ask under its own.
 */
final class LoopbackHostFilter implements WebFilter, Ordered {
  private static final Pattern OWN_NAME =
      Pattern.compile(
          "(localhost|127(\\.(25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])){3}|\\[::1])(:[0-9]{1,5})?",
          Pattern.CASE_INSENSITIVE);

  private final boolean open;

  /** Refuses to be open on any address but a loopback one; none means all. */
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
        : Mono.error(GatewayProblem.MISDIRECTED.because("ask for localhost or 127.0.0.1"));
  }

  static boolean isOwn(List<String> hosts) {
    return hosts.size() == 1 && OWN_NAME.matcher(hosts.getFirst()).matches();
  }
}
