package io.millrace.insights.web;

import io.millrace.web.ParameterReason;
import io.millrace.web.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** The query parameters of a request. It accepts known names only, each at most once. */
public final class Parameters {
  private static final List<String> FILTERS =
      List.of(FilterParameters.CHANNEL, FilterParameters.REGION);

  /** The questions that can be filtered. */
  private static final List<String> FILTERED =
      List.of("/v1/platforms", "/v1/platforms/{platform}/summary", "/v1/loops", "/v1/rankings");

  private final Map<String, List<String>> values;

  private Parameters(Map<String, List<String>> values) {
    this.values = values;
  }

  /**
   * Reads the parameters of the request.
   *
   * @throws ProblemException 400 that names a parameter that is not allowed or is given twice
   */
  public static Parameters of(ServerHttpRequest request, String... allowed) {
    Map<String, List<String>> values = request.getQueryParams();
    values.forEach((name, given) -> check(name, given, List.of(allowed)));
    return new Parameters(values);
  }

  /**
   * Returns all parameters except these as text, in a fixed order. The same text means the same
   * query.
   */
  String without(String... names) {
    Map<String, List<String>> rest = new TreeMap<>(values);
    List.of(names).forEach(rest::remove);
    return rest.toString();
  }

  /** Returns whether the request has the parameter, also without a value. */
  boolean has(String name) {
    return values.containsKey(name);
  }

  /** Returns the value; empty when it is absent or empty. */
  public Optional<String> find(String name) {
    return Optional.ofNullable(values.get(name))
        .map(List::getFirst)
        .filter(value -> !value.isEmpty());
  }

  /**
   * Returns the value.
   *
   * @throws ProblemException 400 when it is absent or empty
   */
  public String require(String name) {
    return find(name)
        .orElseThrow(
            () ->
                ProblemException.ofParameter(
                    name, ParameterReason.REQUIRED, name + " is required"));
  }

  private static void check(String name, List<String> given, List<String> allowed) {
    if (!allowed.contains(name)) {
      if (FILTERS.contains(name)) {
        throw notFiltered(name);
      }
      throw ProblemException.ofParameter(
          name,
          ParameterReason.UNKNOWN,
          String.join(",", allowed),
          "unknown parameter; known are " + String.join(", ", allowed));
    }
    if (given.size() > 1) {
      throw ProblemException.ofParameter(name, ParameterReason.REPEATED, "given more than once");
    }
  }

  private static ProblemException notFiltered(String name) {
    return ProblemException.ofParameter(
        name,
        ParameterReason.NOT_COUNTED,
        String.join(",", FILTERED),
        "these numbers are not counted by %s; questions that can be filtered are %s"
            .formatted(name, String.join(", ", FILTERED)));
  }
}
