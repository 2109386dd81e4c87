package io.millrace.gateway.route;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.cloud.gateway.config.GatewayProperties;
import org.springframework.cloud.gateway.route.RouteDefinition;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** The paths of the routes that public keys may use. Safe for several threads. */
public final class PublicRoutes {
  private final List<PathPattern> paths;

  PublicRoutes(GatewayProperties gateway) {
    this.paths =
        gateway.getRoutes().stream()
            .filter(route -> RouteRule.of(route.getMetadata()).isPublic())
            .flatMap(PublicRoutes::paths)
            .map(PathPatternParser.defaultInstance::parse)
            .toList();
  }

  /** Whether the path of the request is one of them, for any method. */
  public boolean match(ServerHttpRequest request) {
    return paths.stream().anyMatch(path -> path.matches(request.getPath().pathWithinApplication()));
  }

  private static Stream<String> paths(RouteDefinition route) {
    return route.getPredicates().stream()
        .filter(predicate -> "Path".equals(predicate.getName()))
        .flatMap(predicate -> predicate.getArgs().values().stream());
  }
}
