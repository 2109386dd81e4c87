package io.millrace.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.SocketException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

@ExtendWith(OutputCaptureExtension.class)
class SlowClientsIT {
  private static final Duration LIMIT = Duration.ofMillis(400);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final String TOKEN = "X-Millrace-Internal: " + TestService.TOKEN + "\r\n";

  private static ConfigurableApplicationContext service;

  @BeforeAll
  static void start() {
    service =
        TestService.start(
            "--millrace.slow-clients.idle=400ms",
            "--millrace.slow-clients.request=400ms",
            "--millrace.slow-clients.write=1s");
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void closesConnectionsThatSendNothing() throws IOException {
    try (RawClient client = client()) {
      assertThat(client.readToEnd()).isEmpty();
    }
  }

  @Test
  void closesConnectionsThatStopInTheHead() throws IOException {
    try (RawClient client = client()) {
      assertThat(client.send("POST /length HTTP/1.1\r\nHost: x\r\n").readToEnd()).isEmpty();
    }
  }

  @Test
  void closesConnectionsThatDripTheHead() throws IOException {
    try (RawClient client = client()) {
      client.send("POST /length HTTP/1.1\r\nHost: x\r\n");
      assertClosedWhileDripping(client, "X-A: b\r\n");
    }
  }

  @Test
  void answersBodiesThatStallWith408AndNoNoise(CapturedOutput log) throws IOException {
    try (RawClient client = client()) {
      client.send("POST /length HTTP/1.1\r\nHost: x\r\n" + TOKEN + "Content-Length: 10\r\n\r\nabc");
      assertThat(client.readToEnd())
          .startsWith("HTTP/1.1 408 ")
          .contains("\"code\":\"request_timeout\"");
    }
    assertThat(log.getOut()).doesNotContain("onErrorDropped");
  }

  @Test
  void closesConnectionsThatDripTheBody() throws IOException {
    try (RawClient client = client()) {
      client.send("POST /length HTTP/1.1\r\nHost: x\r\n" + TOKEN + "Content-Length: 9999\r\n\r\n");
      assertClosedWhileDripping(client, "a");
    }
  }

  @Test
  void closesConnectionsThatDripABodyNobodyReads() throws IOException {
    try (RawClient client = client()) {
      client.send("POST /length HTTP/1.1\r\nHost: x\r\nContent-Length: 9999\r\n\r\n");
      assertClosedWhileDripping(client, "a");
    }
  }

  @Test
  void letsClientsReadTheAnswerToABodyNobodyReads() throws IOException {
    try (RawClient client = client()) {
      client.send("POST /rude HTTP/1.1\r\nHost: x\r\n" + TOKEN + "Content-Length: 9999\r\n\r\nabc");
      assertThat(client.readToEnd()).startsWith("HTTP/1.1 422 ").contains("\"code\":\"rude\"");
    }
  }

  @Test
  void closesConnectionsThatNeverRead() throws IOException {
    try (RawClient client = client()) {
      client.send("GET /flood HTTP/1.1\r\nHost: x\r\n" + TOKEN + "\r\n");
      assertClosedWhileDripping(client, "\r\n");
    }
  }

  @Test
  void leavesStreamsAloneThatAreSlowerThanTheLimits() throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      long every = 2 * LIMIT.toMillis();
      HttpResponse<Stream<String>> answer =
          http.send(
              TestService.request(service, "/ticks?millis=" + every).build(),
              BodyHandlers.ofLines());
      assertThat(answer.statusCode()).isEqualTo(200);
      try (Stream<String> lines = answer.body()) {
        assertThat(lines.filter(line -> line.startsWith("data:")).limit(4))
            .containsExactly("data:0", "data:1", "data:2", "data:3");
      }
    }
  }

  private static void assertClosedWhileDripping(RawClient client, String drop) {
    try (ScheduledExecutorService drip = Executors.newSingleThreadScheduledExecutor()) {
      var dripping =
          drip.scheduleWithFixedDelay(
              () -> sendQuietly(client, drop), 100, 100, TimeUnit.MILLISECONDS);
      assertThatThrownBy(() -> dripping.get(PATIENCE.toSeconds(), TimeUnit.SECONDS))
          .rootCause()
          .isInstanceOf(SocketException.class);
    }
  }

  private static void sendQuietly(RawClient client, String drop) {
    try {
      client.send(drop);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static RawClient client() throws IOException {
    return new RawClient(TestService.port(service), PATIENCE);
  }
}
