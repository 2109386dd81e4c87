package io.millrace.system.kubernetes;

import tools.jackson.databind.JsonNode;

/**
 * One object.
 *
 * @param tree as read
 */
record Manifest(JsonNode tree) {
  static final String NAME_LABEL = "app.kubernetes.io/name";

  String kind() {
    return tree.path("kind").asString();
  }

  String name() {
    return tree.at("/metadata/name").asString();
  }

  JsonNode at(String pointer) {
    return tree.at(pointer);
  }

  @Override
  public String toString() {
    return kind() + " " + name();
  }
}
