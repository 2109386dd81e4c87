package io.millrace.system.kubernetes;

import io.millrace.system.compose.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The objects of {@code deploy/kubernetes}.
 *
 * @param objects in the order of the files' names
 */
record Manifests(List<Manifest> objects) {
  private static final String FOLDER = "deploy/kubernetes";
  private static final String KUSTOMIZATION = "kustomization.yaml";

  static Manifests real() {
    return new Manifests(files().stream().flatMap(Manifests::read).toList());
  }

  /** The file that names what kubectl reads. */
  static JsonNode kustomization() {
    return trees(KUSTOMIZATION).getFirst();
  }

  /** Names of all files but the kustomization. */
  static List<String> files() {
    try (Stream<Path> files = Files.list(Repository.file(FOLDER))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.equals(KUSTOMIZATION))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Stream<Manifest> of(String... kinds) {
    List<String> wanted = List.of(kinds);
    return objects.stream().filter(object -> wanted.contains(object.kind()));
  }

  Manifest one(String kind, String name) {
    return of(kind).filter(object -> object.name().equals(name)).findFirst().orElseThrow();
  }

  Stream<Workload> workloads() {
    JsonNode config = one("ConfigMap", "millrace").tree().path("data");
    return of("Deployment", "StatefulSet").map(object -> new Workload(object, config));
  }

  private static Stream<Manifest> read(String file) {
    return trees(file).stream().map(Manifest::new);
  }

  private static List<JsonNode> trees(String file) {
    LoaderOptions strict = new LoaderOptions();
    strict.setAllowDuplicateKeys(false);
    List<JsonNode> trees = new ArrayList<>();
    new Yaml(new SafeConstructor(strict))
        .loadAll(Repository.read(FOLDER + "/" + file))
        .forEach(tree -> trees.add(JsonMapper.shared().valueToTree(tree)));
    return trees;
  }
}
