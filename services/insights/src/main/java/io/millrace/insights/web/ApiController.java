package io.millrace.insights.web;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Serves the description of the API, for programs as JSON and for people as a page. */
@RestController
class ApiController {
  private final ApiDocument document;
  private final String page;

  ApiController(ApiDocument document) {
    this.document = document;
    this.page = ApiPage.of(document.tree());
  }

  @GetMapping(path = "/openapi.json", produces = MediaType.APPLICATION_JSON_VALUE)
  JsonNode document() {
    return document.tree();
  }

  @GetMapping(
      path = {"/api", "/api/"},
      produces = "text/html;charset=UTF-8")
  String page() {
    return page;
  }

  @GetMapping(path = "/api/api.css", produces = "text/css")
  Resource style() {
    return new ClassPathResource("api.css", ApiController.class);
  }
}
