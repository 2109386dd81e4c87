package io.millrace.gateway;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.keys.Role;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/** Tests a service that sends without end to a client that does not read. */
class StreamsPaceIT {
  private static final String EVENT = "data: " + "x".repeat(1_000) + "\n\n";
  private static final int CLIENT_BUFFER = 64 << 10;

  /** In bytes. Without backpressure it was 4.5 MB, because socket buffers grow. */
  private static final long MOST = 2 << 20;

  private final AtomicLong sent = new AtomicLong();

  @Test
  void aServiceIsReadNoFasterThanTheClientReads() throws IOException {
    try (RunningGateway gateway = new RunningGateway();
        Socket client = new Socket()) {
      gateway.insights.behaves(
          (request, response) ->
              response.sse().sendString(Flux.generate(sink -> sink.next(event()))));
      client.setReceiveBufferSize(CLIENT_BUFFER);
      client.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), gateway.port()));
      ask(client, gateway.key(Role.READ));

      long stalled = awaitStall();
      assertThat(stalled).isPositive().isLessThan(MOST);

      client.getInputStream().readNBytes((int) stalled);
      await().until(() -> sent.get() > stalled);
    }
  }

  private String event() {
    sent.addAndGet(EVENT.length());
    return EVENT;
  }

  private static void ask(Socket client, String key) throws IOException {
    String request =
        "GET /v1/live HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n\r\n"
            .formatted(key);
    client.getOutputStream().write(request.getBytes(US_ASCII));
  }

  /** The number of bytes sent when the service can send no more. */
  private long awaitStall() {
    await().until(() -> sent.get() > 0);
    AtomicLong before = new AtomicLong();
    await()
        .pollInterval(Duration.ofMillis(500))
        .until(() -> before.getAndSet(sent.get()) == sent.get());
    return before.get();
  }
}
