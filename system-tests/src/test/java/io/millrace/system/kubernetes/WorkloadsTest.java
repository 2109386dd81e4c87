package io.millrace.system.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.system.compose.KnownProperties;
import io.millrace.system.compose.UnstartedService;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;

/** Whether pods and services fit each other. */
class WorkloadsTest {
  private static final Manifests MANIFESTS = Manifests.real();
  private static final Map<String, UnstartedService> LOADED = new ConcurrentHashMap<>();

  @AfterAll
  static void close() {
    LOADED.values().forEach(UnstartedService::close);
  }

  @ParameterizedTest
  @MethodSource("workloads")
  void everyVariableMeansSomethingToItsService(Workload workload) {
    KnownProperties known = KnownProperties.of(loaded(workload));
    assertThat(workload.environment()).isNotEmpty();
    assertThat(known.unknown(workload.environment().keySet())).isEmpty();
    assertThat(known.unknown(Set.of("MILLRACE_BINDE"))).containsExactly("MILLRACE_BINDE");
  }

  @ParameterizedTest
  @MethodSource("workloads")
  void everyValueFitsTheSettingsOfItsService(Workload workload) {
    loaded(workload).assertEveryValueFits();
  }

  @ParameterizedTest
  @MethodSource("workloads")
  void listensOnItsPortsWhereProbesReachThem(Workload workload) {
    String server = property(workload, "server.port");
    String management = property(workload, "management.server.port", server);
    assertThat(workload.port("management")).hasToString(management);
    assertThat(workload.port("http")).hasToString(management.equals(server) ? "0" : server);
    assertThat(property(workload, "server.address")).isEqualTo("0.0.0.0");
    assertThat(property(workload, "management.server.address", "0.0.0.0")).isEqualTo("0.0.0.0");
  }

  @ParameterizedTest
  @MethodSource("workloads")
  void isProbedWhereTheServiceAnswers(Workload workload) {
    String base = property(workload, "management.endpoints.web.base-path", "/actuator");
    assertThat(property(workload, "management.endpoints.web.exposure.include")).contains("health");
    assertThat(property(workload, "management.endpoint.health.probes.enabled")).isEqualTo("true");
    assertProbe(workload, "startupProbe", base + "/health/liveness");
    assertProbe(workload, "livenessProbe", base + "/health/liveness");
    assertProbe(workload, "readinessProbe", base + "/health/readiness");
  }

  @ParameterizedTest
  @MethodSource("workloads")
  void tellsPrometheusWhereItIsMeasured(Workload workload) {
    JsonNode annotations = workload.object().at("/spec/template/metadata/annotations");
    assertThat(annotations.path("prometheus.io/port").asString())
        .isEqualTo(Integer.toString(workload.port("management")));
    assertThat(annotations.path("prometheus.io/path").asString()).isEqualTo("/actuator/prometheus");
  }

  @ParameterizedTest
  @MethodSource("workloads")
  void hasLongerToStopThanItTakes(Workload workload) {
    long wait = workload.container().at("/lifecycle/preStop/sleep/seconds").asLong(0);
    long graceful =
        DurationStyle.detectAndParse(
                property(workload, "spring.lifecycle.timeout-per-shutdown-phase"))
            .toSeconds();
    assertThat(workload.pod().path("terminationGracePeriodSeconds").asLong())
        .isGreaterThan(wait + Math.max(graceful, 15));
  }

  @ParameterizedTest
  @MethodSource("workloads")
  void mayDoNothingThatItDoesNotNeed(Workload workload) {
    JsonNode pod = workload.pod().path("securityContext");
    assertThat(pod.path("runAsNonRoot").asBoolean()).isTrue();
    assertThat(pod.path("runAsUser").asInt()).isEqualTo(10_001);
    assertThat(pod.at("/seccompProfile/type").asString()).isEqualTo("RuntimeDefault");
    assertThat(workload.pod().path("automountServiceAccountToken").asBoolean(true)).isFalse();
    JsonNode container = workload.container().path("securityContext");
    assertThat(container.path("readOnlyRootFilesystem").asBoolean()).isTrue();
    assertThat(container.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
    assertThat(container.at("/capabilities/drop/0").asString()).isEqualTo("ALL");
    assertThat(container.has("privileged")).isFalse();
  }

  @ParameterizedTest
  @MethodSource("workloads")
  void hasABoundOnMemoryAndMountsWhatItHas(Workload workload) {
    JsonNode resources = workload.container().path("resources");
    assertThat(resources.at("/limits/memory")).isEqualTo(resources.at("/requests/memory"));
    assertThat(resources.at("/requests/cpu").isMissingNode()).isFalse();
    List<String> volumes =
        Stream.concat(
                workload.pod().path("volumes").valueStream().map(one -> one.path("name")),
                workload
                    .object()
                    .at("/spec/volumeClaimTemplates")
                    .valueStream()
                    .map(one -> one.at("/metadata/name")))
            .map(JsonNode::asString)
            .toList();
    assertThat(workload.container().path("volumeMounts").valueStream())
        .extracting(mount -> mount.path("name").asString())
        .containsExactlyInAnyOrderElementsOf(volumes);
  }

  @ParameterizedTest
  @MethodSource("workloads")
  void isFoundByItsServiceAndItsDisruptionBudget(Workload workload) {
    String label =
        workload.object().at("/spec/template/metadata/labels").path(Manifest.NAME_LABEL).asString();
    assertThat(label).isEqualTo(workload.name());
    assertThat(
            workload.object().at("/spec/selector/matchLabels").path(Manifest.NAME_LABEL).asString())
        .isEqualTo(label);
    Manifest service = MANIFESTS.one("Service", workload.name());
    assertThat(service.at("/spec/selector").path(Manifest.NAME_LABEL).asString()).isEqualTo(label);
    assertThat(workload.port(service.at("/spec/ports/0/targetPort").asString())).isPositive();
    Manifest budget = MANIFESTS.one("PodDisruptionBudget", workload.name());
    assertThat(budget.at("/spec/selector/matchLabels").path(Manifest.NAME_LABEL).asString())
        .isEqualTo(label);
    assertThat(workload.object().at("/spec/replicas").asInt())
        .isGreaterThan(budget.at("/spec/maxUnavailable").asInt());
  }

  @Test
  void theGatewayLooksForTheServicesWhereTheyListen() {
    Workload gateway = workload("gateway");
    for (String name : List.of("content", "social", "commerce", "collector", "insights")) {
      URI address = URI.create(property(gateway, "millrace.gateway.services." + name));
      Manifest service = MANIFESTS.one("Service", address.getHost());
      assertThat(service.name()).isEqualTo(name);
      assertThat(service.at("/spec/ports/0/port").asInt()).isEqualTo(address.getPort());
    }
  }

  @Test
  void theAggregatorKeepsItsStateOnItsVolume() {
    Workload aggregator = workload("aggregator");
    String folder = property(aggregator, "millrace.aggregator.state-dir");
    assertThat(aggregator.container().path("volumeMounts").valueStream())
        .anyMatch(
            mount ->
                mount.path("mountPath").asString().equals(folder)
                    && mount.path("name").asString().equals("state"));
    assertThat(aggregator.object().at("/spec/serviceName").asString()).isEqualTo("aggregator");
    assertThat(MANIFESTS.one("Service", "aggregator").at("/spec/clusterIP").asString())
        .isEqualTo("None");
  }

  @Test
  void theGatewayReadsItsKeysFromTheSecretThatIsMounted() {
    Workload gateway = workload("gateway");
    JsonNode mount = gateway.container().at("/volumeMounts/1");
    assertThat(property(gateway, "millrace.gateway.keys-file"))
        .isEqualTo(mount.path("mountPath").asString() + "/keys.json");
    assertThat(mount.path("readOnly").asBoolean()).isTrue();
  }

  private static void assertProbe(Workload workload, String probe, String path) {
    JsonNode get = workload.container().path(probe).path("httpGet");
    assertThat(get.path("path").asString()).isEqualTo(path);
    assertThat(get.path("port").asString()).isEqualTo("management");
  }

  private static Stream<Workload> workloads() {
    return MANIFESTS.workloads();
  }

  private static Workload workload(String name) {
    return workloads().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
  }

  private static UnstartedService loaded(Workload workload) {
    return LOADED.computeIfAbsent(
        workload.name(), _ -> UnstartedService.of(workload.module(), workload.environment()));
  }

  private static String property(Workload workload, String name) {
    return loaded(workload).environment().getRequiredProperty(name);
  }

  private static String property(Workload workload, String name, String otherwise) {
    Environment environment = loaded(workload).environment();
    return Objects.requireNonNull(environment.getProperty(name, otherwise));
  }
}
