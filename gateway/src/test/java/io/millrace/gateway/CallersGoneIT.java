package io.millrace.gateway;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.keys.NewKey;
import io.millrace.keys.Role;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Flux;

/**
 * Fault F26: while streams are open, their key is revoked, or their session is signed out or
 * expires.
 */
class CallersGoneIT {
  private static final int STREAMS = 50;
  private static final Duration PROMISED = Duration.ofSeconds(2);

  @RegisterExtension
  static final RunningGateway gateway =
      new RunningGateway(
          "--millrace.gateway.session.lasts=4s",
          "--millrace.gateway.limits.streams.address=" + STREAMS);

  private final AtomicInteger open = new AtomicInteger();

  @BeforeEach
  void streamFromTheService() {
    gateway.insights.behaves(
        (request, response) ->
            response
                .sse()
                .sendString(
                    Flux.interval(Duration.ZERO, Duration.ofMillis(100))
                        .onBackpressureDrop()
                        .map(i -> "data: " + "x".repeat(4_000) + "\n\n")
                        .doOnSubscribe(_ -> open.incrementAndGet())
                        .doOnCancel(open::decrementAndGet)));
  }

  @Test
  void endsTheStreamsOfARevokedKey() throws Exception {
    NewKey key = gateway.keys.create("lost", Role.READ);
    String header = "Authorization: Bearer " + key.secret();
    await().until(() -> gateway.send(authorized(key)).statusCode() == 200);
    assertEnds(header, () -> gateway.keys.revoke(key.key().prefix()));
  }

  @Test
  void endsTheStreamsOfASessionThatSignsOut() throws Exception {
    String cookie = gateway.cookie(gateway.key(Role.READ));
    assertEnds(
        "Cookie: " + cookie,
        () -> gateway.send(gateway.request("/session").DELETE().header("Cookie", cookie)));
  }

  @Test
  void endsTheStreamsOfASessionThatIsOver() throws Exception {
    String cookie = gateway.cookie(gateway.key(Role.READ));
    long signedIn = System.nanoTime();
    assertEnds(
        "Cookie: " + cookie,
        () ->
            await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> System.nanoTime() - signedIn >= Duration.ofSeconds(4).toNanos()));
  }

  @Test
  void leavesTheStreamsOfOthersAlone() throws Exception {
    NewKey key = gateway.keys.create("lost", Role.READ);
    await().until(() -> gateway.send(authorized(key)).statusCode() == 200);
    List<Socket> others = open("Authorization: Bearer " + gateway.key(Role.READ), 2);
    assertEnds(
        "Authorization: Bearer " + key.secret(), () -> gateway.keys.revoke(key.key().prefix()), 2);
    for (Socket socket : others) {
      assertThat(socket.getInputStream().readNBytes(5_000)).hasSize(5_000);
      socket.close();
    }
  }

  private static HttpRequest.Builder authorized(NewKey key) {
    return gateway.request("/session").header("Authorization", "Bearer " + key.secret());
  }

  private void assertEnds(String header, Runnable cause) throws IOException {
    assertEnds(header, cause, 0);
  }

  /**
   * Opens streams, runs the cause, and checks that all streams end in time. Only half of the
   * clients read their stream.
   */
  private void assertEnds(String header, Runnable cause, int others) throws IOException {
    List<Socket> sockets = open(header, STREAMS);
    assertThat(open).hasValue(STREAMS + others);
    cause.run();
    long from = System.nanoTime();
    for (int i = 0; i < STREAMS; i += 2) {
      readToEnd(sockets.get(i));
    }
    await().pollInterval(Duration.ofMillis(20)).until(() -> open.get() == others);
    assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(PROMISED);
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  private static void readToEnd(Socket socket) throws IOException {
    InputStream in = socket.getInputStream();
    byte[] last = new byte[5];
    byte[] chunk = new byte[8192];
    for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
      for (int i = Math.max(0, read - last.length); i < read; i++) {
        System.arraycopy(last, 1, last, 0, last.length - 1);
        last[last.length - 1] = chunk[i];
      }
      if (new String(last, US_ASCII).equals("0\r\n\r\n")) {
        return; // the stream ended in order, so the connection stays usable
      }
    }
  }

  private static List<Socket> open(String header, int count) throws IOException {
    List<Socket> sockets = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Socket socket = new Socket(InetAddress.getLoopbackAddress(), gateway.port());
      socket.setSoTimeout(10_000);
      socket
          .getOutputStream()
          .write(("GET /v1/live HTTP/1.1\r\nHost: x\r\n" + header + "\r\n\r\n").getBytes(US_ASCII));
      assertThat(new String(socket.getInputStream().readNBytes(12), US_ASCII))
          .isEqualTo("HTTP/1.1 200");
      sockets.add(socket);
    }
    return sockets;
  }
}
