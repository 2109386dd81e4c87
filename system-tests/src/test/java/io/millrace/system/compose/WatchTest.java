package io.millrace.system.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.env.Environment;

/** Prometheus and Grafana beside the services. */
class WatchTest {
  private static final ComposeFile WATCHED = ComposeFile.watched();

  private final ComposeSchema schema = new ComposeSchema();

  @Test
  void fitsThePublishedSchemaAloneAndTogether() {
    assertThat(schema.problems(ComposeFile.watch())).isEmpty();
    assertThat(schema.problems(WATCHED)).isEmpty();
    assertThat(schema.problems(ComposeFile.watch().with("mem_limit", "memory"))).isNotEmpty();
  }

  @Test
  void addsTwoContainersAndLeavesTheOthersAsTheyAre() {
    List<String> before = names(ComposeFile.real());
    assertThat(names(WATCHED)).containsAll(before).contains("prometheus", "grafana");
    assertThat(WATCHED.services()).hasSize(before.size() + 2);
  }

  @ParameterizedTest
  @MethodSource("millrace")
  void opensManagementPortsThatAreClosedWithoutIt(ComposeService service) {
    try (UnstartedService opened = UnstartedService.of(service);
        UnstartedService closed = UnstartedService.of(ComposeFile.real().service(service.name()))) {
      assertThat(KnownProperties.of(opened).unknown(service.environment().keySet())).isEmpty();
      assertThat(managementAddress(opened.environment())).isEqualTo("0.0.0.0");
      assertThat(managementAddress(closed.environment())).isEqualTo("127.0.0.1");
    }
  }

  @Test
  void pinsImages() {
    assertThat(Stream.of("prometheus", "grafana"))
        .extracting(name -> WATCHED.service(name).definition().path("image").asString())
        .allMatch(image -> image.matches("\\w+/\\w+:v?\\d+\\.\\d+\\.\\d+"));
  }

  @Test
  void mountsWhatIsThere() {
    assertThat(Stream.of("prometheus", "grafana").map(WATCHED::service))
        .flatExtracting(service -> service.list("volumes"))
        .extracting(volume -> volume.replaceFirst(":.*", ""))
        .allMatch(
            source ->
                source.startsWith("./")
                    ? Files.exists(Repository.file(source))
                    : WATCHED.tree().path("volumes").has(source));
  }

  @Test
  void showsTheDashboardFromWhereItIsMounted() {
    String provider = Repository.read("deploy/grafana/provisioning/dashboards/millrace.yml");
    assertThat(provider).contains("path: /etc/grafana/dashboards");
    assertThat(WATCHED.service("grafana").list("volumes"))
        .contains(
            "./deploy/grafana/millrace.json:/etc/grafana/dashboards/home.json:ro",
            "./deploy/grafana/provisioning:/etc/grafana/provisioning:ro");
  }

  @Test
  void nobodySignsInToGrafana() {
    assertThat(WATCHED.service("grafana").environment())
        .containsEntry("GF_AUTH_DISABLE_LOGIN_FORM", "true")
        .containsEntry("GF_AUTH_BASIC_ENABLED", "false")
        .containsEntry("GF_SECURITY_DISABLE_INITIAL_ADMIN_CREATION", "true")
        .containsEntry("GF_AUTH_ANONYMOUS_ORG_ROLE", "Viewer");
  }

  private static Stream<ComposeService> millrace() {
    return WATCHED.millrace();
  }

  private static List<String> names(ComposeFile file) {
    return file.services().stream().map(ComposeService::name).toList();
  }

  /** Where a service has no management port of its own, its only port is one. */
  private static String managementAddress(Environment environment) {
    String own = environment.getProperty("management.server.port", "");
    String key = own.isEmpty() ? "server.address" : "management.server.address";
    return Objects.requireNonNull(environment.getProperty(key));
  }
}
