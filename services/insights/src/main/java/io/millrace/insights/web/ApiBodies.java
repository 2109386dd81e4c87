package io.millrace.insights.web;

import tools.jackson.databind.JsonNode;

/** Renders the bodies of requests and answers as HTML: their types, shapes and examples. */
final class ApiBodies {
  private final ApiSchemas schemas;

  ApiBodies(ApiSchemas schemas) {
    this.schemas = schemas;
  }

  /** Returns what a request sends; nothing for a request without a body. */
  String request(JsonNode body) {
    if (body.isMissingNode()) {
      return "";
    }
    StringBuilder html = new StringBuilder("<h4>request</h4><ul>");
    content(body, html);
    html.append("</ul>");
    body.path("content")
        .forEach(
            media ->
                media
                    .path("examples")
                    .properties()
                    .forEach(example -> example(example.getKey(), example.getValue(), html)));
    return html.toString();
  }

  /** Returns the answers by status. */
  String answers(JsonNode responses) {
    StringBuilder html = new StringBuilder("<h4>answers</h4><ul>");
    responses
        .properties()
        .forEach(
            response -> {
              JsonNode answer = schemas.resolved(response.getValue());
              html.append("<li><code>%s</code> ".formatted(response.getKey()))
                  .append(ApiSchemas.escaped(answer.path("description").asString("")));
              if (answer.has("content")) {
                html.append("<ul>");
                content(answer, html);
                html.append("</ul>");
              }
            });
    return html.append("</ul>").toString();
  }

  private void content(JsonNode body, StringBuilder html) {
    body.path("content")
        .properties()
        .forEach(
            media ->
                html.append("<li><code>%s</code>: ".formatted(ApiSchemas.escaped(media.getKey())))
                    .append(schemas.type(media.getValue().path("schema"))));
  }

  private static void example(String name, JsonNode example, StringBuilder html) {
    html.append("<p>%s</p>".formatted(ApiSchemas.escaped(example.path("summary").asString(name))))
        .append("<pre>")
        .append(ApiSchemas.escaped(example.path("value").toPrettyString()))
        .append("</pre>");
  }
}
