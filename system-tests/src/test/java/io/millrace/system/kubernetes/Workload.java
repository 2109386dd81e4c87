package io.millrace.system.kubernetes;

import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * Something that runs pods of one container.
 *
 * @param object that describes them
 * @param config what the common ConfigMap holds
 */
record Workload(Manifest object, JsonNode config) {
  /** Long enough for every secret, and an address of a store. */
  private static final String STAND_IN = "mongodb://0123456789abcdef.0123456789abcdef/millrace";

  String name() {
    return object.name();
  }

  /** The folder of the module that its image is built from. */
  String module() {
    return name().equals("gateway") ? name() : "services/" + name();
  }

  JsonNode pod() {
    return object.at("/spec/template/spec");
  }

  JsonNode container() {
    return pod().at("/containers/0");
  }

  /** The number of the port of that name; 0 when there is none. */
  int port(String name) {
    return container()
        .path("ports")
        .valueStream()
        .filter(port -> port.path("name").asString().equals(name))
        .mapToInt(port -> port.path("containerPort").asInt())
        .findFirst()
        .orElse(0);
  }

  /** The environment as the container sees it, with stand-ins for what secrets hold. */
  Map<String, String> environment() {
    Map<String, String> environment = new TreeMap<>();
    container()
        .path("env")
        .forEach(variable -> environment.put(variable.path("name").asString(), value(variable)));
    return environment;
  }

  private String value(JsonNode variable) {
    JsonNode from = variable.path("valueFrom");
    if (from.has("secretKeyRef")) {
      return STAND_IN;
    }
    return from.has("configMapKeyRef")
        ? config.required(from.at("/configMapKeyRef/key").asString()).asString()
        : variable.required("value").asString();
  }

  @Override
  public String toString() {
    return name();
  }
}
