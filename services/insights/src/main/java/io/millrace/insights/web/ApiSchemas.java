package io.millrace.insights.web;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.JsonNode;

/** Renders the shapes of the API as HTML: a table of fields or of values for each of them. */
final class ApiSchemas {
  private static final String REFERENCE = "$ref";
  private static final List<String> CHOICES = List.of("oneOf", "anyOf", "allOf");

  /** Deeper objects are shown as shapes of their own or as "object". */
  private static final int DEEPEST = 4;

  private final JsonNode document;

  ApiSchemas(JsonNode document) {
    this.document = document;
  }

  /** Returns the section of a named shape. */
  String section(String name, JsonNode schema) {
    StringBuilder html = new StringBuilder();
    html.append("<section><h3 id=\"shape-%s\"><code>%s</code></h3>".formatted(name, name));
    html.append("<p>").append(described(schema)).append("</p>");
    if (schema.path("oneOf").valueStream().anyMatch(one -> one.has("const"))) {
      values(schema.get("oneOf"), html);
    } else if (schema.has("properties")) {
      html.append("<div class=\"wide\"><table><thead><tr><th>field<th>type<th>meaning<tbody>");
      fields("", schema, 1, html);
      html.append("</table></div>");
    } else {
      html.append("<p>").append(type(schema)).append("</p>");
    }
    examples(schema.path("examples"), html);
    return html.append("</section>").toString();
  }

  /** Returns the type of a value, with links to named shapes. */
  String type(JsonNode schema) {
    if (schema.has(REFERENCE)) {
      String name = schema.get(REFERENCE).asString().replaceFirst(".*/", "");
      return "<a href=\"#shape-%s\">%s</a>".formatted(name, name);
    }
    if (schema.has("enum")) {
      return escaped(
          schema
              .get("enum")
              .valueStream()
              .map(JsonNode::asString)
              .collect(Collectors.joining(", ")));
    }
    if (schema.has("const")) {
      return escaped(schema.get("const").asString());
    }
    if (schema.path("type").asString("").equals("array")) {
      return "list of " + type(schema.path("items"));
    }
    return CHOICES.stream()
        .filter(schema::has)
        .findFirst()
        .map(choice -> schema.get(choice).valueStream().map(this::type))
        .map(types -> types.distinct().collect(Collectors.joining(" or ")))
        .orElseGet(() -> plain(schema));
  }

  private void fields(String before, JsonNode object, int depth, StringBuilder html) {
    Set<String> required =
        object.path("required").valueStream().map(JsonNode::asString).collect(Collectors.toSet());
    object
        .path("properties")
        .properties()
        .forEach(
            field -> {
              String name = before + field.getKey();
              JsonNode schema = field.getValue();
              html.append("<tr><td><code>").append(escaped(name)).append("</code>");
              html.append(required.contains(field.getKey()) ? "" : " (optional)");
              html.append("<td>").append(type(schema));
              html.append("<td>").append(described(schema)).append("</tr>");
              JsonNode inner =
                  schema.path("type").asString("").equals("array") ? schema.path("items") : schema;
              if (inner.has("properties") && depth < DEEPEST) {
                fields(name + (inner == schema ? "." : "[]."), inner, depth + 1, html);
              }
            });
  }

  private static void values(JsonNode values, StringBuilder html) {
    html.append("<div class=\"wide\"><table><thead><tr><th>value<th>meaning<tbody>");
    values.forEach(
        value ->
            html.append(
                    "<tr><td><code>%s</code>".formatted(escaped(value.path("const").asString(""))))
                .append("<td>%s</tr>".formatted(described(value))));
    html.append("</table></div>");
  }

  private static void examples(JsonNode examples, StringBuilder html) {
    examples.forEach(
        example -> html.append("<pre>").append(escaped(example.toPrettyString())).append("</pre>"));
  }

  private static String plain(JsonNode schema) {
    JsonNode type = schema.path("type");
    String names =
        type.isArray()
            ? type.valueStream().map(JsonNode::asString).collect(Collectors.joining(" or "))
            : type.asString("any");
    String format = schema.path("format").asString(schema.path("pattern").asString(""));
    return escaped(names + (format.isEmpty() ? "" : " (" + format + ")") + bounds(schema));
  }

  private static String bounds(JsonNode schema) {
    StringBuilder bounds = new StringBuilder();
    for (String name : List.of("minimum", "maximum", "minLength", "maxLength", "default")) {
      if (schema.has(name)) {
        bounds.append(", ").append(name).append(' ').append(schema.get(name).asString());
      }
    }
    return bounds.toString();
  }

  private static String described(JsonNode schema) {
    return escaped(schema.path("description").asString(""));
  }

  static String escaped(String text) {
    return HtmlUtils.htmlEscape(text);
  }

  /** Returns the node that a reference points to, or the node itself. */
  JsonNode resolved(JsonNode node) {
    return node.has(REFERENCE) ? document.at(node.get(REFERENCE).asString().substring(1)) : node;
  }
}
