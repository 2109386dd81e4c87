package io.millrace.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

class KeepAliveIT {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final String HEAD =
      " HTTP/1.1\r\nHost: x\r\nX-Millrace-Internal: " + TestService.TOKEN + "\r\n";

  private static ConfigurableApplicationContext service;

  @BeforeAll
  static void start() {
    service = TestService.start();
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void readsOnAfterARequestThatCameBeforeItsPredecessorHadEnded() throws IOException {
    try (RawClient client = new RawClient(TestService.port(service), PATIENCE)) {
      client.send("GET /after?millis=100" + HEAD + "\r\n" + "GET /after?millis=0" + HEAD + "\r\n");
      assertThat(client.readThrough("after 100")).startsWith("HTTP/1.1 200 ");
      assertThat(client.readThrough("after 0")).startsWith("HTTP/1.1 200 ");
      client.send("GET /after?millis=0" + HEAD + "Connection: close\r\n\r\n");
      assertThat(client.readToEnd()).startsWith("HTTP/1.1 200 ").endsWith("after 0");
    }
  }
}
