package io.millrace.system.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Whether Kubernetes will understand the files, as far as that shows without it. */
class ManifestsTest {
  private static final Manifests MANIFESTS = Manifests.real();
  private static final KindsSchema SCHEMA = new KindsSchema();

  @ParameterizedTest
  @MethodSource("objects")
  void everyObjectIsWhatKubernetesTakes(Manifest object) {
    assertThat(SCHEMA.problems(object.tree())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "/spec, replicas, replica",
    "/spec/template/spec, terminationGracePeriodSeconds, gracePeriod",
    "/spec/template/spec/containers/0, readinessProbe, readyProbe",
    "/spec/template/spec/containers/0/securityContext, readOnlyRootFilesystem, readOnly"
  })
  void aMisspeltFieldIsFound(String parent, String right, String wrong) {
    JsonNode broken = MANIFESTS.one("Deployment", "content").tree().deepCopy();
    ObjectNode object = broken.at(parent).asObject();
    object.set(wrong, object.remove(right));
    assertThat(SCHEMA.problems(broken)).anyMatch(problem -> problem.contains(wrong));
  }

  @Test
  void aValueOfAnotherTypeIsFound() {
    JsonNode broken = MANIFESTS.one("ConfigMap", "millrace").tree().deepCopy();
    broken.path("data").asObject().put("partitions", 24);
    assertThat(SCHEMA.problems(broken)).anyMatch(problem -> problem.contains("partitions"));
  }

  @Test
  void everyFileIsListedAndNothingElse() {
    JsonNode kustomization = Manifests.kustomization();
    assertThat(kustomization.propertyNames())
        .containsExactlyInAnyOrder("apiVersion", "kind", "namespace", "labels", "resources");
    assertThat(kustomization.path("resources").valueStream().map(JsonNode::asString))
        .containsExactlyInAnyOrderElementsOf(Manifests.files());
    assertThat(kustomization.path("namespace").asString())
        .isEqualTo(MANIFESTS.of("Namespace").findFirst().orElseThrow().name());
  }

  @Test
  void runsEveryServiceAndNeitherBrokerNorStore() {
    assertThat(MANIFESTS.of("Deployment"))
        .extracting(Manifest::name)
        .containsExactlyInAnyOrder(
            "content", "social", "commerce", "collector", "insights", "gateway");
    assertThat(MANIFESTS.of("StatefulSet"))
        .extracting(Manifest::name)
        .containsExactly("aggregator");
  }

  @Test
  void noObjectIsThereTwice() {
    assertThat(MANIFESTS.objects()).extracting(Manifest::toString).doesNotHaveDuplicates();
  }

  @Test
  void holdsNoSecret() {
    assertThat(MANIFESTS.of("Secret")).isEmpty();
    assertThat(MANIFESTS.workloads())
        .flatExtracting(workload -> workload.container().path("env").valueStream().toList())
        .filteredOn(variable -> variable.path("name").asString().matches(".*(TOKEN|SECRET|URI)"))
        .hasSize(11)
        .allMatch(variable -> variable.at("/valueFrom/secretKeyRef").isObject());
  }

  private static List<Manifest> objects() {
    return MANIFESTS.objects();
  }
}
