package io.millrace.gateway.route;

import io.millrace.keys.Role;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.http.HttpMethod;
import org.springframework.web.server.ServerWebExchange;

/**
 * The rule of a route, from the {@code metadata} of the route.
 *
 * @param methods the HTTP methods of the route
 * @param roles the roles of which a caller needs one; empty for {@value #ANYBODY}
 * @param service the service that answers
 * @param stream whether the response may last without a time limit
 */
public record RouteRule(
    Set<HttpMethod> methods, Set<Role> roles, BackendService service, boolean stream) {
  private static final String ANYBODY = "anybody";
  private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);

  public RouteRule {
    roles = Set.copyOf(roles);
    methods = withHead(methods, stream);
    boolean changes = !READING.containsAll(methods);
    if (changes && (roles.size() != 1 || roles.contains(Role.READ))) {
      throw new IllegalArgumentException(
          "a route with another method than GET needs the role write, collect or admin");
    }
  }

  /** Whether public keys may use the route. */
  public boolean isPublic() {
    return roles.contains(Role.COLLECT);
  }

  /** {@code HEAD} is allowed where only {@code GET} is, except for streams. */
  private static Set<HttpMethod> withHead(Set<HttpMethod> methods, boolean stream) {
    return methods.equals(Set.of(HttpMethod.GET)) && !stream ? READING : Set.copyOf(methods);
  }

  /** The rule of the route that matched the request. */
  public static RouteRule of(ServerWebExchange exchange) {
    return of(
        exchange
            .<Route>getRequiredAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR)
            .getMetadata());
  }

  /**
   * Reads the rule from metadata. A missing value never opens a route.
   *
   * @throws IllegalArgumentException when a value is missing or unknown
   */
  public static RouteRule of(Map<String, Object> metadata) {
    return new RouteRule(
        words(text(metadata, "method")).map(HttpMethod::valueOf).collect(Collectors.toSet()),
        roles(text(metadata, "role")),
        choice(BackendService.values(), text(metadata, "service")),
        Boolean.parseBoolean(Objects.toString(metadata.get("stream"))));
  }

  /** Parses one role, or several roles with a space between them. */
  private static Set<Role> roles(String text) {
    return text.equals(ANYBODY)
        ? Set.of()
        : words(text)
            .map(role -> choice(Role.values(), role))
            .collect(Collectors.toUnmodifiableSet());
  }

  private static Stream<String> words(String text) {
    return Arrays.stream(text.split(" ", -1));
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
