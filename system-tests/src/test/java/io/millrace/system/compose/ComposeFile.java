package io.millrace.system.compose;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A Compose file with its anchors resolved.
 *
 * @param text as written
 * @param tree as read
 */
record ComposeFile(String text, JsonNode tree) {
  private static final int MAX_ALIASES = 500;

  /** The file at the root of the repository. */
  static ComposeFile real() {
    return of(Repository.read("docker-compose.yml"));
  }

  /** What watches it, which is laid over that file. */
  static ComposeFile watch() {
    return of(Repository.read("docker-compose.watch.yml"));
  }

  /** Both as Compose puts them together. */
  static ComposeFile watched() {
    return real().with(watch());
  }

  /** With another file laid over this one: objects are merged, everything else is replaced. */
  private ComposeFile with(ComposeFile over) {
    return new ComposeFile(text + "\n---\n" + over.text, merged(tree, over.tree));
  }

  private static JsonNode merged(JsonNode below, JsonNode over) {
    if (!below.isObject() || !over.isObject()) {
      return over;
    }
    ObjectNode both = below.deepCopy().asObject();
    for (Map.Entry<String, JsonNode> entry : over.properties()) {
      both.set(entry.getKey(), merged(below.path(entry.getKey()), entry.getValue()));
    }
    return both;
  }

  /** A copy in which something is wrong. */
  ComposeFile with(String right, String wrong) {
    if (!text.contains(right)) {
      throw new IllegalArgumentException("the file does not say: " + right);
    }
    return of(text.replace(right, wrong));
  }

  List<ComposeService> services() {
    return tree.path("services").properties().stream()
        .map(entry -> new ComposeService(entry.getKey(), entry.getValue()))
        .toList();
  }

  /** Services that are built here and stay up. */
  Stream<ComposeService> millrace() {
    return services().stream().filter(ComposeService::isBuiltHere).filter(ComposeService::staysUp);
  }

  ComposeService service(String name) {
    return services().stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
  }

  @Override
  public String toString() {
    return String.join(" ", services().stream().map(ComposeService::name).toList());
  }

  private static ComposeFile of(String text) {
    LoaderOptions options = new LoaderOptions();
    options.setMaxAliasesForCollections(MAX_ALIASES);
    Object tree = new Yaml(new SafeConstructor(options)).load(text);
    return new ComposeFile(text, JsonMapper.shared().valueToTree(tree));
  }
}
