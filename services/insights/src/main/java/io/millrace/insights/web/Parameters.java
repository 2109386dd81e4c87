package io.millrace.insights.web;

import io.millrace.web.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** The query parameters of a request: known names only, each at most once. */
public final class Parameters {
  private final Map<String, List<String>> values;

  private Parameters(Map<String, List<String>> values) {
    this.values = values;
  }

  /**
   * The parameters of the request.
   *
   * @throws ProblemException 400 naming a parameter that is not allowed or comes twice
   */
  public static Parameters of(ServerHttpRequest request, String... allowed) {
    Map<String, List<String>> values = request.getQueryParams();
    values.forEach((name, given) -> check(name, given, List.of(allowed)));
    return new Parameters(values);
  }

  /** All of them but these, in one order: the same text only for the same question. */
  String without(String... names) {
    Map<String, List<String>> rest = new TreeMap<>(values);
    List.of(names).forEach(rest::remove);
    return rest.toString();
  }

  Optional<String> find(String name) {
    return Optional.ofNullable(values.get(name))
        .map(List::getFirst)
        .filter(value -> !value.isEmpty());
  }

  String require(String name) {
    return find(name).orElseThrow(() -> ProblemException.ofParameter(name, name + " is required"));
  }

  private static void check(String name, List<String> given, List<String> allowed) {
    if (!allowed.contains(name)) {
      throw ProblemException.ofParameter(
          name, "unknown parameter; known are " + String.join(", ", allowed));
    }
    if (given.size() > 1) {
      throw ProblemException.ofParameter(name, "given more than once");
    }
  }
}
