package io.millrace.insights.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.JsonNode;

/**
 * Renders the description of the API as a page for people: plain HTML without scripts and without
 * external resources.
 */
final class ApiPage {
  private static final String REFERENCE = "$ref";

  private static final String SHAPES = "shapes";

  private final JsonNode document;
  private final ApiSchemas schemas;
  private final ApiBodies bodies;
  private final StringBuilder html = new StringBuilder();

  private ApiPage(JsonNode document) {
    this.document = document;
    this.schemas = new ApiSchemas(document);
    this.bodies = new ApiBodies(schemas);
  }

  static String of(JsonNode document) {
    ApiPage page = new ApiPage(document);
    page.write();
    return page.html.toString();
  }

  private void write() {
    html.append(
        """
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8"><title>Millrace API</title>
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <link rel="stylesheet" href="/api/api.css"></head><body><main>
        <h1>Millrace API</h1>
        """);
    paragraph(document.at("/info/description"));
    html.append("<p>For programs: <a href=\"/openapi.json\">openapi.json</a></p>");
    html.append("<nav><ul>");
    document.get("tags").forEach(tag -> link(text(tag.path("name"))));
    link(SHAPES);
    html.append("</ul></nav>");
    document.get("tags").forEach(this::tag);
    html.append("<h2 id=\"%s\">%s</h2>".formatted(SHAPES, SHAPES));
    document
        .at("/components/schemas")
        .properties()
        .forEach(schema -> html.append(schemas.section(schema.getKey(), schema.getValue())));
    html.append("</main></body></html>\n");
  }

  private void tag(JsonNode tag) {
    String name = text(tag.path("name"));
    html.append("<h2 id=\"%s\">%s</h2>".formatted(name, name));
    paragraph(tag.path("description"));
    document
        .get("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        method ->
                            operation(tag, method.getKey(), path.getKey(), method.getValue())));
  }

  private void operation(JsonNode tag, String method, String path, JsonNode operation) {
    if (!operation.at("/tags/0").equals(tag.get("name"))) {
      return;
    }
    html.append("<section><h3><code>%s %s</code></h3>".formatted(upper(method), escaped(path)));
    paragraph(operation.path("summary"));
    paragraph(operation.path("description"));
    List<JsonNode> parameters = new ArrayList<>();
    operation.path("parameters").forEach(parameter -> parameters.add(resolved(parameter)));
    if (!parameters.isEmpty()) {
      html.append(
          "<div class=\"wide\"><table><thead><tr><th>parameter<th>where<th>values<th>meaning<tbody>");
      parameters.forEach(this::parameter);
      html.append("</table></div>");
    }
    html.append(bodies.request(operation.path("requestBody")));
    html.append(bodies.answers(operation.path("responses")));
    html.append("</section>");
  }

  private void parameter(JsonNode parameter) {
    html.append("<tr><td><code>").append(text(parameter.path("name"))).append("</code>");
    html.append(parameter.path("required").asBoolean(false) ? " (required)" : "");
    html.append("<td>").append(text(parameter.path("in")));
    html.append("<td>").append(schemas.type(parameter.path("schema")));
    html.append("<td>").append(text(parameter.path("description"))).append("</tr>");
  }

  private void link(String name) {
    html.append("<li><a href=\"#%s\">%s</a>".formatted(name, name));
  }

  private JsonNode resolved(JsonNode node) {
    return node.has(REFERENCE) ? document.at(node.get(REFERENCE).asString().substring(1)) : node;
  }

  private void paragraph(JsonNode text) {
    if (!text.isMissingNode()) {
      html.append("<p>").append(text(text)).append("</p>");
    }
  }

  private static String text(JsonNode node) {
    return escaped(node.asString(""));
  }

  private static String escaped(String text) {
    return HtmlUtils.htmlEscape(text);
  }

  private static String upper(String method) {
    return method.toUpperCase(Locale.ROOT);
  }
}
