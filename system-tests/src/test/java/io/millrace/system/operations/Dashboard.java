package io.millrace.system.operations;

import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The Grafana dashboard.
 *
 * @param tree as read
 */
record Dashboard(JsonNode tree) {

  static Dashboard real() {
    return new Dashboard(
        JsonMapper.shared().readTree(Repository.read("deploy/grafana/millrace.json")));
  }

  List<JsonNode> rows() {
    return panels().filter(panel -> panel.path("type").asString().equals("row")).toList();
  }

  List<JsonNode> graphs() {
    return panels().filter(panel -> !panel.path("type").asString().equals("row")).toList();
  }

  List<String> expressions() {
    return graphs().stream()
        .flatMap(panel -> panel.path("targets").valueStream())
        .map(target -> target.path("expr").asString())
        .toList();
  }

  private Stream<JsonNode> panels() {
    return tree.path("panels").valueStream();
  }
}
