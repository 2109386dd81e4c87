package io.millrace.system.kubernetes;

import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What network policies let through, as lines such as {@code gateway -> content:8081}. */
final class Doors {
  static final String ANYBODY = "anybody";

  private Doors() {}

  static List<String> into(Manifests manifests) {
    return lines(manifests, "ingress", "from")
        .map(door -> "%s -> %s:%s".formatted(door.peer(), door.pod(), door.port()))
        .toList();
  }

  static List<String> outOf(Manifests manifests) {
    return lines(manifests, "egress", "to")
        .map(door -> "%s -> %s:%s".formatted(door.pod(), door.peer(), door.port()))
        .toList();
  }

  private record Door(String pod, String peer, String port) {}

  private static Stream<Door> lines(Manifests manifests, String direction, String who) {
    return manifests
        .of("NetworkPolicy")
        .map(policy -> policy.at("/spec"))
        .flatMap(
            spec -> spec.path(direction).valueStream().flatMap(rule -> doors(spec, rule, who)));
  }

  private static Stream<Door> doors(JsonNode spec, JsonNode rule, String who) {
    return pods(spec.path("podSelector")).stream()
        .flatMap(
            pod ->
                peers(rule.path(who))
                    .flatMap(
                        peer ->
                            rule.path("ports")
                                .valueStream()
                                .map(port -> new Door(pod, peer, port.path("port").asString()))));
  }

  private static Stream<String> peers(JsonNode peers) {
    return peers.isEmpty()
        ? Stream.of(ANYBODY)
        : peers.valueStream().flatMap(peer -> peer(peer).stream());
  }

  private static List<String> peer(JsonNode peer) {
    JsonNode namespace = peer.at("/namespaceSelector/matchLabels");
    return namespace.isMissingNode()
        ? pods(peer.path("podSelector"))
        : List.of("namespace " + namespace.path("kubernetes.io/metadata.name").asString());
  }

  private static List<String> pods(JsonNode selector) {
    if (selector.has("matchExpressions")) {
      return selector
          .at("/matchExpressions/0/values")
          .valueStream()
          .map(JsonNode::asString)
          .toList();
    }
    return selector.isEmpty()
        ? List.of("everybody")
        : List.of(selector.path("matchLabels").path(Manifest.NAME_LABEL).asString());
  }
}
