package io.millrace.gateway;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.keys.Role;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Flux;

class AbuseIT {
  private static final int PATIENCE_MILLIS = 20_000;
  private static final int CLIENTS = 50;
  private static final String CHUNK = "2000\r\n" + "x".repeat(0x2000) + "\r\n";

  @RegisterExtension
  static final RunningGateway gateway =
      new RunningGateway(
          "--millrace.slow-clients.request=500ms",
          "--millrace.gateway.limits.body=1MB",
          "--millrace.gateway.limits.body-memory=4MB");

  @Test
  void letsNoServiceWaitForASlowClient() throws IOException {
    for (int i = 0; i < 12; i++) {
      try (Socket socket = connect()) {
        send(socket, head(Role.WRITE, "Content-Length: 100") + "abc");
        assertThat(readToEnd(socket)).startsWith("HTTP/1.1 408 ").contains("request_timeout");
      }
    }
    assertThat(gateway.content.count()).isZero();
    try (Socket socket = connect()) {
      send(socket, head(Role.WRITE, "Content-Length: 2", "Connection: close") + "{}");
      assertThat(readToEnd(socket)).startsWith("HTTP/1.1 200 ");
    }
  }

  @Test
  void endsBodiesThatHaveNoEnd() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<String> endless = () -> sendEndless(Role.WRITE);
      List<Future<String>> answers =
          threads.invokeAll(IntStream.range(0, CLIENTS).mapToObj(i -> endless).toList());
      for (Future<String> answer : answers) {
        assertThat(answer.get()).isIn("", "HTTP/1.1 413");
      }
      assertThat(answers).extracting(Future::get).contains("HTTP/1.1 413");
    }
    assertThat(gateway.content.count()).isZero();
    assertThat(gateway.management("/prometheus"))
        .contains("millrace_gateway_bodies_held_bytes 0.0");
  }

  @Test
  void readsNoBodyOfAStranger() throws IOException {
    assertThat(sendEndless(Role.READ)).isIn("", "HTTP/1.1 403");
  }

  @Test
  void refusesTwoLengthsForOneBody() throws IOException {
    try (Socket socket = connect()) {
      send(
          socket,
          head(Role.WRITE, "Content-Length: 2", "Transfer-Encoding: chunked", "Connection: close")
              + "2\r\n{}\r\n0\r\n\r\n");
      readToEnd(socket);
    }
    assertThat(gateway.content.count()).isLessThanOrEqualTo(1);
    if (gateway.content.count() == 1) {
      assertThat(gateway.content.taken().headers())
          .containsEntry("Content-Length", "2")
          .doesNotContainKey("Transfer-Encoding");
    }
  }

  @Test
  void endsTheStreamBehindWhenItsClientIsGone() throws IOException {
    AtomicBoolean ended = new AtomicBoolean();
    gateway.insights.behaves(
        (request, response) ->
            response
                .sse()
                .sendString(
                    Flux.just("data: 0\n\n")
                        .concatWith(Flux.never())
                        .doOnCancel(() -> ended.set(true))));
    try (Socket socket = connect()) {
      send(
          socket,
          "GET /v1/live HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
              + gateway.key(Role.READ)
              + "\r\n\r\n");
      assertThat(socket.getInputStream().read()).isEqualTo('H');
    }
    await().untilTrue(ended);
  }

  /** The status line that arrived before the gateway closed; empty when the reset was faster. */
  private static String sendEndless(Role role) throws IOException {
    try (Socket socket = connect()) {
      try {
        send(socket, head(role, "Transfer-Encoding: chunked"));
        while (socket.getInputStream().available() == 0) {
          send(socket, CHUNK);
        }
        return new String(socket.getInputStream().readNBytes(12), US_ASCII);
      } catch (SocketTimeoutException e) {
        throw new AssertionError("neither answered nor closed", e);
      } catch (IOException e) {
        return "";
      }
    }
  }

  private static String head(Role role, String... headers) {
    return "POST /v1/events/content HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
        + gateway.key(role)
        + "\r\n"
        + String.join("\r\n", headers)
        + "\r\n\r\n";
  }

  private static Socket connect() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), gateway.port());
    socket.setSoTimeout(PATIENCE_MILLIS);
    return socket;
  }

  private static void send(Socket socket, String text) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(text.getBytes(US_ASCII));
    out.flush();
  }

  private static String readToEnd(Socket socket) throws IOException {
    return new String(socket.getInputStream().readAllBytes(), US_ASCII);
  }
}
