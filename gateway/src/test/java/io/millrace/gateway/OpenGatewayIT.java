package io.millrace.gateway;

import static io.millrace.gateway.Problems.assertProblem;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.gateway.demo.DemoSwitch;
import io.millrace.keys.Role;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OpenGatewayIT {
  private static final CountingDemo DEMO = new CountingDemo();

  @RegisterExtension
  static final RunningGateway gateway =
      new RunningGateway(
          DEMO,
          "--millrace.gateway.session.open=true",
          "--millrace.gateway.limits.address.requests-per-second=5");

  private static final class CountingDemo implements DemoSwitch {
    private final AtomicInteger starts = new AtomicInteger();

    @Override
    public boolean isRunning() {
      return starts.get() > 0;
    }

    @Override
    public boolean isOffered() {
      return true;
    }

    @Override
    public void start() {
      starts.incrementAndGet();
    }
  }

  @Test
  void letsAnybodyOnThisMachineLook() {
    assertThat(status("/v1/loops")).isEqualTo(200);
    assertThat(status("/v1/receipts/content")).isEqualTo(200);
    assertThat(gateway.send(gateway.request("/session")).body())
        .contains("\"role\":\"admin\",\"open\":true");
  }

  @Test
  void letsNobodySendWithoutAKey() {
    HttpRequest.Builder events =
        gateway.request("/v1/events/content").POST(BodyPublishers.ofString("{}"));
    assertProblem(gateway.send(events), 403, "wrong_role");
  }

  @Test
  void limitsGuestsLikeAKey() {
    for (int i = 0; i < 30; i++) {
      assertThat(status("/v1/loops")).isEqualTo(200);
    }
  }

  @Test
  void keepsPagesOfOtherSitesOut() {
    HttpResponse<String> answer =
        gateway.send(gateway.request("/v1/loops").header("Sec-Fetch-Site", "cross-site"));
    assertProblem(answer, 401, "no_key");
  }

  @Test
  void answersUnderNamesOfThisMachineOnly() throws IOException {
    assertThat(ask("Host: evil.example")).startsWith("HTTP/1.1 421").contains("misdirected");
    assertThat(ask("Host: 127.0.0.1.evil.example")).startsWith("HTTP/1.1 421");
    assertThat(ask("Host: 10.0.0.1:8080")).startsWith("HTTP/1.1 421");
    assertThat(ask("Host: localhost")).startsWith("HTTP/1.1 200");
    assertThat(ask("Host: LocalHost:" + gateway.port())).startsWith("HTTP/1.1 200");
    assertThat(ask("Host: [::1]:8080")).startsWith("HTTP/1.1 200");
  }

  @Test
  void startsTheDemo() {
    HttpRequest.Builder demo = gateway.request("/demo").POST(BodyPublishers.noBody());
    HttpRequest.Builder foreign = demo.copy().header("Origin", "http://evil.example");
    HttpRequest.Builder read = gateway.request(Role.READ, "/demo").POST(BodyPublishers.noBody());
    assertProblem(gateway.send(foreign), 403, "cross_site");
    assertProblem(gateway.send(read), 403, "wrong_role");
    assertThat(gateway.send(gateway.request("/session")).body()).contains("\"demo\":\"ready\"");
    assertThat(gateway.send(demo).statusCode()).isEqualTo(202);
    assertThat(gateway.send(gateway.request("/session")).body()).contains("\"demo\":\"running\"");
    assertThat(gateway.send(demo).statusCode()).isEqualTo(202);
    assertProblem(gateway.send(gateway.request("/demo")), 405, "method_not_allowed");
  }

  @Test
  void staysClosedOnAnyOtherAddress() {
    assertThatThrownBy(
            () ->
                new RunningGateway(
                    "--millrace.gateway.session.open=true", "--server.address=0.0.0.0"))
        .hasStackTraceContaining("millrace.gateway.session.open");
  }

  private static int status(String path) {
    return gateway.send(gateway.request(path)).statusCode();
  }

  private static String ask(String host) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), gateway.port())) {
      String request = "GET /v1/loops HTTP/1.1\r\n" + host + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(UTF_8));
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }
}
