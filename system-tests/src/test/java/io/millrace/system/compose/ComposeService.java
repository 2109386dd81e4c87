package io.millrace.system.compose;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * One service of a Compose file.
 *
 * @param name what other containers reach it by
 * @param definition what is said of it
 */
record ComposeService(String name, JsonNode definition) {

  boolean isBuiltHere() {
    return definition.has("build");
  }

  /** Not one that only runs when it is asked for. */
  boolean staysUp() {
    return !definition.has("profiles");
  }

  /** The folder of the module that it is built from. */
  String module() {
    return definition.at("/build/args/SERVICE").asString();
  }

  /** The environment as the container sees it; a variable without a default gets a stand-in. */
  Map<String, String> environment() {
    return definition.path("environment").properties().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                entry -> Interpolation.resolve(entry.getValue().asString()),
                (first, _) -> first,
                TreeMap::new));
  }

  List<String> list(String key) {
    return definition.path(key).valueStream().map(JsonNode::asString).toList();
  }

  /** The last word of its health check: of services that are built here, a port. */
  String healthCheckPort() {
    return definition
        .path("healthcheck")
        .path("test")
        .valueStream()
        .map(JsonNode::asString)
        .reduce("", (_, last) -> last);
  }

  @Override
  public String toString() {
    return name;
  }
}
