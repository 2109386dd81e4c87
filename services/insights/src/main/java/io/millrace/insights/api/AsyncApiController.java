package io.millrace.insights.api;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves the AsyncAPI description of the topics and of the live stream. */
@RestController
class AsyncApiController {
  private static final Resource DOCUMENT = new ClassPathResource("api/asyncapi.yaml");

  @GetMapping(path = "/asyncapi.yaml", produces = "application/yaml")
  Resource document() {
    return DOCUMENT;
  }
}
