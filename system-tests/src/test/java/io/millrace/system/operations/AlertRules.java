package io.millrace.system.operations;

import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The alert rules of Prometheus.
 *
 * @param rules of all groups
 */
record AlertRules(List<Rule> rules) {

  /** One rule, as far as it is looked at. */
  record Rule(String alert, String expression, JsonNode definition) {}

  static AlertRules real() {
    JsonNode tree = yaml(Repository.read("deploy/prometheus/alerts.yml"));
    return new AlertRules(
        tree.path("groups")
            .valueStream()
            .flatMap(group -> group.path("rules").valueStream())
            .map(
                rule -> new Rule(rule.path("alert").asString(), rule.path("expr").asString(), rule))
            .toList());
  }

  static JsonNode yaml(String text) {
    Object tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
    return JsonMapper.shared().valueToTree(tree);
  }
}
