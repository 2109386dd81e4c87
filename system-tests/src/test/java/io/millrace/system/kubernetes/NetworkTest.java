package io.millrace.system.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Who can reach whom: what is not listed here is closed. */
class NetworkTest {
  private final Manifests manifests = Manifests.real();

  @Test
  void everythingIsClosedThatNoPolicyOpens() {
    JsonNode all = manifests.one("NetworkPolicy", "nobody").at("/spec");
    assertThat(all.path("podSelector")).isEmpty();
    assertThat(all.path("policyTypes").valueStream().map(JsonNode::asString))
        .containsExactly("Ingress", "Egress");
    assertThat(all.has("ingress") || all.has("egress")).isFalse();
  }

  @Test
  void onlyTheGatewayIsReachableAndItAloneReachesTheServices() {
    assertThat(Doors.into(manifests))
        .containsExactlyInAnyOrder(
            Doors.ANYBODY + " -> gateway:8080",
            "gateway -> content:8081",
            "gateway -> social:8082",
            "gateway -> commerce:8083",
            "gateway -> collector:8086",
            "gateway -> insights:8084",
            "namespace monitoring -> everybody:management");
  }

  @Test
  void portsAreThoseOfThePods() {
    Stream<String> open =
        manifests
            .workloads()
            .filter(workload -> workload.port("http") > 0)
            .map(workload -> workload.name() + ":" + workload.port("http"));
    assertThat(open)
        .isNotEmpty()
        .allMatch(door -> Doors.into(manifests).stream().anyMatch(line -> line.endsWith(door)));
  }

  @Test
  void nobodyGetsOutButToWhatItNeeds() {
    assertThat(Doors.outOf(manifests))
        .containsExactlyInAnyOrder(
            "everybody -> namespace kube-system:53",
            "everybody -> namespace kube-system:53",
            "gateway -> content:8081",
            "gateway -> social:8082",
            "gateway -> commerce:8083",
            "gateway -> collector:8086",
            "gateway -> insights:8084",
            "content -> anybody:9092",
            "social -> anybody:9092",
            "commerce -> anybody:9092",
            "collector -> anybody:9092",
            "aggregator -> anybody:9092",
            "insights -> anybody:9092",
            "insights -> anybody:27017");
  }

  @Test
  void theBrokerIsAddressedAtThePortThatIsOpen() {
    String kafka = manifests.one("ConfigMap", "millrace").at("/data/kafka").asString();
    assertThat(URI.create("kafka://" + kafka).getPort()).isEqualTo(9092);
  }

  @Test
  void noServiceIsPublishedByItself() {
    assertThat(manifests.of("Service"))
        .isNotEmpty()
        .allMatch(service -> service.at("/spec/type").asString("ClusterIP").equals("ClusterIP"));
  }
}
