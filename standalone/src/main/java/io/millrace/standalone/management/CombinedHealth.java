package io.millrace.standalone.management;

import io.millrace.web.Degraded;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.actuate.endpoint.HttpCodeStatusMapper;
import org.springframework.boot.health.contributor.Status;

/**
 * Combines the health of all services in one answer. A service that does not run is out of service,
 * so readiness is correct from the beginning of the start to the end of the stop.
 *
 * @param status the worst status of all services
 * @param components the answer of each service
 */
record CombinedHealth(Status status, Map<String, Part> components) {

  /** The answer of one service. */
  record Part(Status status, Object answer) {}

  /**
   * Reads the health of every service.
   *
   * @param group a group, for example readiness; empty for all indicators
   */
  static CombinedHealth of(Services services, Optional<String> group) {
    Map<String, Part> parts = new LinkedHashMap<>();
    Services.NAMES.forEach(name -> parts.put(name, part(services, name, group)));
    return new CombinedHealth(
        Degraded.worst(parts.values().stream().map(Part::status).collect(Collectors.toSet())),
        parts);
  }

  int httpStatus() {
    return HttpCodeStatusMapper.getDefault().getStatusCode(status);
  }

  /** Returns the answer in the format of a single service. */
  Map<String, Object> answer() {
    Map<String, Object> answers = new LinkedHashMap<>();
    components.forEach((name, part) -> answers.put(name, part.answer()));
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("components", answers);
    answer.put("status", status.getCode());
    return answer;
  }

  private static Part part(Services services, String name, Optional<String> group) {
    return services
        .part(name, HealthEndpoint.class)
        .flatMap(endpoint -> ask(endpoint, group))
        .map(health -> new Part(health.getStatus(), health))
        .orElseGet(CombinedHealth::absent);
  }

  private static Optional<HealthDescriptor> ask(HealthEndpoint endpoint, Optional<String> group) {
    return group.isPresent()
        ? Optional.ofNullable(endpoint.healthForPath(group.get()))
        : Optional.of(endpoint.health());
  }

  private static Part absent() {
    return new Part(
        Status.OUT_OF_SERVICE,
        Map.of(
            "status",
            Status.OUT_OF_SERVICE.getCode(),
            "details",
            Map.of("reason", "it has not started yet, or is being stopped")));
  }
}
