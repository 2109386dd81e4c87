package io.millrace.system.faults;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Connections that hold on to what they were given: idle ones, heads and bodies that drip, bodies
 * that stall. For one thread.
 */
final class SlowConnections implements AutoCloseable {
  private static final String HEAD =
      """
      POST /v1/events/content HTTP/1.1\r
      Host: localhost\r
      Authorization: Bearer %s\r
      Content-Type: application/json\r
      Content-Length: 5000\r
      \r
      """;
  private static final int KINDS = 4;

  private final List<Slow> connections = new ArrayList<>();

  /** One of them, whether it sends a byte now and then, and whether it has sent a head. */
  private record Slow(SocketChannel channel, boolean drips, boolean sendsBody) {}

  /** Opens so many, of all kinds in turn. */
  static SlowConnections open(int port, String key, int count) throws IOException {
    SlowConnections all = new SlowConnections();
    for (int i = 0; i < count; i++) {
      all.join(port, key, i % KINDS);
    }
    return all;
  }

  /** Drips until the other side has closed all of them, or for that long; how many are left. */
  int dripUntilClosed(Duration atMost) throws InterruptedException {
    return dripUntilClosed(_ -> true, atMost);
  }

  /** The same until all that have sent a head are closed, whatever the others do. */
  int dripUntilBodiesClosed(Duration atMost) throws InterruptedException {
    return dripUntilClosed(Slow::sendsBody, atMost);
  }

  private int dripUntilClosed(Predicate<Slow> which, Duration atMost) throws InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    while (connections.stream().anyMatch(which) && System.nanoTime() < end) {
      connections.removeIf(SlowConnections::isClosed);
      // How slowly they drip.
      TimeUnit.MILLISECONDS.sleep(500);
    }
    return (int) connections.stream().filter(which).count();
  }

  @Override
  public void close() throws IOException {
    for (Slow slow : connections) {
      slow.channel().close();
    }
  }

  private void join(int port, String key, int kind) throws IOException {
    SocketChannel channel =
        SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    String begin =
        switch (kind) {
          case 0 -> "";
          case 1 -> "GET /v1/platforms HTTP/1.1\r\nX-Slow: ";
          case 2 -> HEAD.formatted(key) + "[";
          default -> HEAD.formatted(key) + "[{\"id\":";
        };
    channel.write(ByteBuffer.wrap(begin.getBytes(US_ASCII)));
    channel.configureBlocking(false);
    connections.add(new Slow(channel, kind == 1 || kind == 2, kind >= 2));
  }

  private static boolean isClosed(Slow slow) {
    try {
      ByteBuffer answer = ByteBuffer.allocate(4 << 10);
      int read = slow.channel().read(answer);
      if (slow.drips() && read == 0) {
        slow.channel().write(ByteBuffer.wrap(new byte[] {' '}));
      }
      if (read < 0) {
        slow.channel().close();
      }
      return read < 0;
    } catch (IOException _) {
      return true;
    }
  }
}
