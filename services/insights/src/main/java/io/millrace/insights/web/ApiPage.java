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

  private final JsonNode document;
  private final ApiShapes shapes;
  private final StringBuilder html = new StringBuilder();

  private ApiPage(JsonNode document) {
    this.document = document;
    this.shapes = new ApiShapes(document.at("/components/schemas"));
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
        <p><a href="/">Millrace</a></p><h1>Millrace API</h1>
        """);
    paragraph(document.at("/info/description"));
    html.append("<p>For programs: <a href=\"/openapi.json\">openapi.json</a></p>");
    document.get("tags").forEach(this::tag);
    html.append("<h2>Shapes</h2>").append(shapes.all());
    html.append("</main></body></html>\n");
  }

  private void tag(JsonNode tag) {
    html.append("<h2>").append(text(tag.path("name"))).append("</h2>");
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
      html.append("<div><table><thead><tr><th>parameter<th>where<th>values<th>meaning<tbody>");
      parameters.forEach(this::parameter);
      html.append("</table></div>");
    }
    content(operation.at("/requestBody/content"));
    answers(operation.path("responses"));
    html.append("</section>");
  }

  /** The media types of a body, each with its shape and its examples. */
  private void content(JsonNode content) {
    content
        .properties()
        .forEach(
            type -> {
              html.append("<p>Body: <code>%s</code> ".formatted(escaped(type.getKey())));
              html.append(shapes.words(type.getValue().path("schema"))).append("</p>");
              type.getValue()
                  .path("examples")
                  .forEach(example -> example(resolved(example).path("value")));
            });
  }

  private void example(JsonNode value) {
    html.append("<pre tabindex=\"0\">").append(escaped(value.toPrettyString())).append("</pre>");
  }

  private void answers(JsonNode responses) {
    html.append("<div><table><thead><tr><th>answer<th>meaning<th>shape<tbody>");
    responses
        .properties()
        .forEach(
            answer -> {
              JsonNode response = resolved(answer.getValue());
              html.append("<tr><td><code>%s</code><td>".formatted(escaped(answer.getKey())));
              html.append(text(response.path("description"))).append("<td>");
              response
                  .path("content")
                  .forEach(type -> html.append(shapes.words(type.path("schema"))).append(' '));
              html.append("</tr>");
            });
    html.append("</table></div>");
  }

  private void parameter(JsonNode parameter) {
    html.append("<tr><td><code>").append(text(parameter.path("name"))).append("</code>");
    html.append(parameter.path("required").asBoolean(false) ? " (required)" : "");
    html.append("<td>").append(text(parameter.path("in")));
    html.append("<td>").append(shapes.words(parameter.path("schema")));
    html.append("<td>").append(text(parameter.path("description"))).append("</tr>");
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

  static String escaped(String text) {
    return HtmlUtils.htmlEscape(text);
  }

  private static String upper(String method) {
    return method.toUpperCase(Locale.ROOT);
  }
}
