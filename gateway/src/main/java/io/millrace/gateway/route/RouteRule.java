package io.millrace.gateway.route;

import io.millrace.gateway.keys.Role;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.http.HttpMethod;
import org.springframework.web.server.ServerWebExchange;

/**
 * What a route says about itself, in its {@code metadata}.
 *
 * @param method the one it is for
 * @param role what a caller needs; empty when the route says {@value #ANYBODY}
 * @param service who answers
 * @param stream whether the answer may last for ever
 */
public record RouteRule(HttpMethod method, Optional<Role> role, Service service, boolean stream) {
  private static final String ANYBODY = "anybody";

  public RouteRule {
    if (!method.equals(HttpMethod.GET) && !role.equals(Optional.of(Role.WRITE))) {
      throw new IllegalArgumentException("what changes something needs the role write");
    }
  }

  /** The methods that are allowed. An answer that ends may be asked for without its body, too. */
  Set<HttpMethod> methods() {
    return method.equals(HttpMethod.GET) && !stream
        ? Set.of(HttpMethod.GET, HttpMethod.HEAD)
        : Set.of(method);
  }

  /** The rule of the route that the request took. */
  public static RouteRule of(ServerWebExchange exchange) {
    return of(
        exchange
            .<Route>getRequiredAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR)
            .getMetadata());
  }

  /** Fails with {@link IllegalArgumentException} when something is missing: nothing is open. */
  static RouteRule of(Map<String, Object> metadata) {
    return new RouteRule(
        HttpMethod.valueOf(text(metadata, "method")),
        role(text(metadata, "role")),
        choice(Service.values(), text(metadata, "service")),
        Boolean.parseBoolean(Objects.toString(metadata.get("stream"))));
  }

  private static Optional<Role> role(String text) {
    return text.equals(ANYBODY) ? Optional.empty() : Optional.of(choice(Role.values(), text));
  }

  private static String text(Map<String, Object> metadata, String name) {
    Object value = metadata.get(name);
    if (value == null) {
      throw new IllegalArgumentException("a route has no metadata '" + name + "'");
    }
    return value.toString();
  }

  private static <E extends Enum<E>> E choice(E[] values, String text) {
    return Arrays.stream(values)
        .filter(value -> value.name().toLowerCase(Locale.ROOT).equals(text))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("unknown route metadata '" + text + "'"));
  }
}
