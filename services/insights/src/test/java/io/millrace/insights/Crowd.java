package io.millrace.insights;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.millrace.web.InternalToken;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Many live clients on one thread. Some of them never read. */
final class Crowd implements AutoCloseable {
  private static final int SMALL = 4_096;

  private final Selector selector;
  private final List<SocketChannel> clients = new ArrayList<>();
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(64 << 10);

  private Crowd(Selector selector) {
    this.selector = selector;
  }

  /**
   * Connects the clients.
   *
   * @param stalled number of clients that never read
   */
  static Crowd of(int port, int clients, int stalled) throws IOException {
    Crowd crowd = new Crowd(Selector.open());
    for (int i = 0; i < clients; i++) {
      crowd.join(port, i >= stalled);
    }
    return crowd;
  }

  /**
   * Reads and discards data for that time, and until all reading clients have received that many
   * bytes.
   */
  void read(Duration time, long bytes) throws IOException {
    long end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < end || !hasEveryReader(bytes)) {
      selector.select(100);
      for (SelectionKey key : selector.selectedKeys()) {
        buffer.clear();
        int read = ((SocketChannel) key.channel()).read(buffer);
        if (read < 0) {
          throw new AssertionError("a stream ended");
        }
        key.attach((long) key.attachment() + read);
      }
      selector.selectedKeys().clear();
    }
  }

  private boolean hasEveryReader(long bytes) {
    return selector.keys().stream().allMatch(key -> (long) key.attachment() >= bytes);
  }

  @Override
  public void close() throws IOException {
    for (SocketChannel client : clients) {
      client.close();
    }
    selector.close();
  }

  private void join(int port, boolean reads) throws IOException {
    SocketChannel client = SocketChannel.open();
    clients.add(client);
    if (!reads) {
      client.setOption(StandardSocketOptions.SO_RCVBUF, SMALL);
    }
    client.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    client.write(ByteBuffer.wrap(request()));
    client.configureBlocking(false);
    if (reads) {
      client.register(selector, SelectionKey.OP_READ, 0L);
    }
  }

  private static byte[] request() {
    return "GET /v1/live HTTP/1.1\r\nHost: localhost\r\n%s: %s\r\n\r\n"
        .formatted(InternalToken.HEADER, RunningInsights.TOKEN)
        .getBytes(US_ASCII);
  }
}
