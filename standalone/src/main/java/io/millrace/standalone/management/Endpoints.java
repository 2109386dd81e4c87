package io.millrace.standalone.management;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Answers requests at the same paths as a single service. */
final class Endpoints {
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final String ROOT = "/actuator/";

  private final Services services;
  private final Map<String, Supplier<ManagementReply>> byPath =
      Map.of(
          ROOT + "health", () -> health(Optional.empty()),
          ROOT + "health/readiness", () -> health(Optional.of("readiness")),
          ROOT + "health/liveness", () -> ManagementReply.json(OK, Map.of("status", "UP")),
          ROOT + "info", Endpoints::info,
          ROOT + "prometheus", this::metrics);

  Endpoints(Services services) {
    this.services = services;
  }

  ManagementReply answer(String path) {
    return byPath.getOrDefault(path, () -> ManagementReply.nothing(NOT_FOUND)).get();
  }

  private ManagementReply health(Optional<String> group) {
    CombinedHealth health = CombinedHealth.of(services, group);
    return ManagementReply.json(health.httpStatus(), health.answer());
  }

  private static ManagementReply info() {
    String version =
        Optional.ofNullable(Endpoints.class.getPackage().getImplementationVersion())
            .orElse("(not from a jar)");
    return ManagementReply.json(
        OK,
        Map.of(
            "app", Map.of("name", "millrace", "version", version),
            "java", Map.of("version", Runtime.version().toString())));
  }

  private ManagementReply metrics() {
    return ManagementReply.metrics(
        CombinedScrape.of(
            Services.NAMES.stream()
                .flatMap(name -> services.part(name, PrometheusMeterRegistry.class).stream())
                .map(PrometheusMeterRegistry::scrape)));
  }
}
