package io.millrace.gateway;

import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers {@code GET /} with an index of the API and the way to authenticate. It needs no key. */
@RestController
class IndexController {
  private static final Index INDEX =
      new Index(
          "millrace",
          "Authorization: Bearer <key>, or the key as user name of Basic; write keys send events,"
              + " collect keys are public and send some, read keys query, admin keys query and see"
              + " receipts",
          List.of(
              new Link("POST", "/v1/events"),
              new Link("POST", "/v1/events/content"),
              new Link("POST", "/v1/events/social"),
              new Link("POST", "/v1/events/commerce"),
              new Link("GET", "/v1/platforms"),
              new Link("GET", "/v1/loops"),
              new Link("GET", "/v1/flows"),
              new Link("GET", "/v1/audience"),
              new Link("GET", "/v1/rankings"),
              new Link("GET", "/v1/surfaces"),
              new Link("GET", "/v1/live"),
              new Link("GET", "/v1/receipts/collector"),
              new Link("GET", "/v1/receipts/content"),
              new Link("GET", "/v1/receipts/social"),
              new Link("GET", "/v1/receipts/commerce"),
              new Link("GET", "/openapi.json")));

  record Index(String name, String authentication, List<Link> links) {}

  record Link(String method, String href) {}

  @GetMapping("/")
  ResponseEntity<Index> index() {
    return ResponseEntity.ok().varyBy(HttpHeaders.ACCEPT).body(INDEX);
  }
}
