package io.millrace.insights.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * Loads the description of the whole public API, which is maintained by hand in {@code
 * docs/api/openapi.yaml}.
 */
@Component
class ApiDocument {
  private final JsonNode tree;

  ApiDocument(ObjectMapper mapper) {
    this.tree = mapper.valueToTree(read());
  }

  /** Returns the document, with its aliases resolved. */
  JsonNode tree() {
    return tree;
  }

  private static Object read() {
    try (InputStream text = ApiDocument.class.getResourceAsStream("openapi.yaml")) {
      LoaderOptions options = new LoaderOptions();
      options.setMaxAliasesForCollections(1_000);
      return new Yaml(new SafeConstructor(options)).load(Objects.requireNonNull(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
