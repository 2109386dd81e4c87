package io.millrace.insights.web;

import static io.millrace.insights.web.ApiPage.escaped;

import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Renders the schemas of the API as HTML: the fields of objects, and the values of lists of codes.
 */
final class ApiShapes {
  private final JsonNode schemas;

  ApiShapes(JsonNode schemas) {
    this.schemas = schemas;
  }

  /** Returns a section for each schema with fields or codes. Its id is the name of the schema. */
  String all() {
    return schemas.properties().stream()
        .map(schema -> section(schema.getKey(), schema.getValue()))
        .collect(Collectors.joining());
  }

  private String section(String name, JsonNode schema) {
    String rows = fields(schema) + codes(schema);
    return "<section id=\"%s\"><h3><code>%s</code></h3><p>%s</p>%s</section>"
        .formatted(
            escaped(name),
            escaped(name),
            schema.has("description") ? text(schema.get("description")) : words(schema),
            rows.isEmpty() ? "" : "<div><table><tbody>" + rows + "</table></div>");
  }

  private String fields(JsonNode schema) {
    List<String> required = schema.path("required").valueStream().map(JsonNode::asString).toList();
    return schema.path("properties").properties().stream()
        .map(field -> field(field.getKey(), field.getValue(), required.contains(field.getKey())))
        .collect(Collectors.joining());
  }

  private String field(String name, JsonNode schema, boolean required) {
    return "<tr><td><code>%s</code>%s<td>%s<td>%s</tr>"
        .formatted(
            escaped(name),
            required ? "" : " (optional)",
            words(schema),
            text(schema.path("description")));
  }

  private static String codes(JsonNode schema) {
    return schema
        .path("oneOf")
        .valueStream()
        .filter(code -> code.has("const"))
        .map(
            code ->
                "<tr><td><code>%s</code><td>%s</tr>"
                    .formatted(text(code.get("const")), text(code.path("description"))))
        .collect(Collectors.joining());
  }

  /**
   * Returns the values that a schema allows, in one line, with links to schemas that have a name.
   */
  String words(JsonNode schema) {
    if (schema.has("$ref")) {
      String name = schema.get("$ref").asString().replaceFirst(".*/", "");
      return "<a href=\"#%s\">%s</a>".formatted(escaped(name), escaped(name));
    }
    if (schema.has("enum")) {
      return schema
          .get("enum")
          .valueStream()
          .map(ApiShapes::text)
          .collect(Collectors.joining(", "));
    }
    if (schema.has("items")) {
      return "list of " + words(schema.get("items"));
    }
    for (String choice : List.of("oneOf", "allOf")) {
      if (schema.has(choice) && !schema.at("/" + choice + "/0").has("const")) {
        return schema
            .get(choice)
            .valueStream()
            .map(this::words)
            .collect(Collectors.joining(" or "));
      }
    }
    return plain(schema);
  }

  private static String plain(JsonNode schema) {
    JsonNode type = schema.path("type");
    String name =
        type.isArray()
            ? type.valueStream().map(JsonNode::asString).collect(Collectors.joining(" or "))
            : type.asString(schema.has("const") ? schema.get("const").asString() : "");
    String format = schema.path("format").asString(schema.path("pattern").asString(""));
    return escaped(name + (format.isEmpty() ? "" : " (" + format + ")"));
  }

  private static String text(JsonNode node) {
    return escaped(node.asString(""));
  }
}
