package io.millrace.insights.api;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Serves the table of metrics: name, unit, formula, window and explanation of each number of the
 * answers. It is maintained by hand in {@code docs/api/metrics.json}.
 */
@RestController
class MetricsController {
  @GetMapping(path = "/v1/metrics", produces = MediaType.APPLICATION_JSON_VALUE)
  Resource metrics() {
    return new ClassPathResource("/api/metrics.json");
  }
}
