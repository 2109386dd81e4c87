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
 * The health of all services in one answer. What does not run is out of service, so that readiness
 * is told from the first second of the start to the last of the stop.
 *
 * @param status the worst of all
 * @param components each service's own answer
 */
record CombinedHealth(Status status, Map<String, Part> components) {

  /** One service's answer. */
  record Part(Status status, Object answer) {}

  /**
   * Asks every service.
   *
   * @param group such as readiness; empty for everything
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

  /** In the form of a single service's answer. */
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
