package io.millrace.insights;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads what the description of the API says about its routes. */
final class ApiSchema {
  private final JsonNode document;

  ApiSchema(JsonNode document) {
    this.document = document;
  }

  Set<String> paths() {
    return new TreeSet<>(document.get("paths").propertyNames());
  }

  /** Returns the query parameters of the route. */
  Set<String> parameters(String path) {
    Set<String> names = new TreeSet<>();
    for (JsonNode given : document.at("/paths").get(path).at("/get/parameters")) {
      JsonNode parameter =
          given.has("$ref") ? document.at(given.get("$ref").asString().substring(1)) : given;
      if (parameter.get("in").asString().equals("query")) {
        names.add(parameter.get("name").asString());
      }
    }
    return names;
  }

  /**
   * Returns the differences between an answer of that route and status and its description; empty
   * when there are none.
   */
  List<String> problems(String path, JsonNode answer) {
    String reference =
        document
            .at("/paths")
            .get(path)
            .at("/get/responses/200/content/application~1json/schema/$ref")
            .asString();
    return validate(reference, answer);
  }

  List<String> validate(String reference, JsonNode answer) {
    ObjectNode schema = (ObjectNode) document.deepCopy();
    schema.put("$ref", reference);
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(schema)
        .validate(answer)
        .stream()
        .map(Error::toString)
        .toList();
  }
}
