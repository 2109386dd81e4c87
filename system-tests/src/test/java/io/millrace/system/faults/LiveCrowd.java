package io.millrace.system.faults;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Many clients of the live stream, on one thread; some of them never read. */
final class LiveCrowd implements AutoCloseable {
  private static final int SMALL = 4 << 10;

  /** So much of an answer belongs to its head. */
  private static final int BEGUN = 1 << 10;

  private final List<SocketChannel> clients = new ArrayList<>();
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(64 << 10);
  private final AtomicLong bytes = new AtomicLong();
  private final AtomicInteger begun = new AtomicInteger();
  private final AtomicInteger ended = new AtomicInteger();
  private final Selector selector;
  private final Thread thread;

  private LiveCrowd(Selector selector) {
    this.selector = selector;
    this.thread = Thread.ofPlatform().daemon().name("live-crowd").unstarted(this::run);
  }

  /**
   * Connects.
   *
   * @param keys that may read, used in turn
   * @param stalled how many of them never read
   */
  static LiveCrowd connect(int port, List<String> keys, int clients, int stalled)
      throws IOException {
    LiveCrowd crowd = new LiveCrowd(Selector.open());
    for (int i = 0; i < clients; i++) {
      crowd.join(port, keys.get(i % keys.size()), i >= stalled);
    }
    crowd.thread.start();
    return crowd;
  }

  /** How many of those who read were sent some of their first state. */
  int begun() {
    return begun.get();
  }

  /** How many of those who read were cut off. */
  int ended() {
    return ended.get();
  }

  /** What all read together. */
  long bytes() {
    return bytes.get();
  }

  @Override
  public void close() throws IOException {
    selector.close();
    for (SocketChannel client : clients) {
      client.close();
    }
  }

  private void join(int port, String key, boolean reads) throws IOException {
    SocketChannel client = SocketChannel.open();
    clients.add(client);
    if (!reads) {
      client.setOption(StandardSocketOptions.SO_RCVBUF, SMALL);
    }
    client.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    client.write(ByteBuffer.wrap(request(key)));
    client.configureBlocking(false);
    if (reads) {
      client.register(selector, SelectionKey.OP_READ, 0L);
    }
  }

  private void run() {
    try {
      while (selector.isOpen()) {
        selector.select(100);
        selector.selectedKeys().forEach(this::read);
        selector.selectedKeys().clear();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (java.nio.channels.ClosedSelectorException _) {
      // Closed, which ends it.
    }
  }

  private void read(SelectionKey key) {
    buffer.clear();
    int read = tryRead((SocketChannel) key.channel());
    if (read < 0) {
      ended.incrementAndGet();
      key.cancel();
      return;
    }
    bytes.addAndGet(read);
    long before = (long) key.attachment();
    key.attach(before + read);
    if (before < BEGUN && before + read >= BEGUN) {
      begun.incrementAndGet();
    }
  }

  private int tryRead(SocketChannel client) {
    try {
      return client.read(buffer);
    } catch (IOException _) {
      return -1;
    }
  }

  private static byte[] request(String key) {
    return "GET /v1/live HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n\r\n"
        .formatted(key)
        .getBytes(US_ASCII);
  }
}
