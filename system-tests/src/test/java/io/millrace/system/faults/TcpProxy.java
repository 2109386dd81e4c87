package io.millrace.system.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Passes connections on 127.0.0.1 on to one of its targets in turn. On request it cuts answers in
 * the middle, passes nothing, passes late, or refuses.
 */
public final class TcpProxy implements AutoCloseable {
  private static final int PIECE = 16 << 10;
  private static final int CONNECT_MS = 2_000;

  private final ServerSocket server;
  private final List<Integer> targets;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger turn = new AtomicInteger();
  private final AtomicInteger cuts = new AtomicInteger();
  private final Random random;
  private final Object gate = new Object();
  private volatile double cutShare;
  private volatile Duration delay = Duration.ZERO;
  private volatile boolean refusing;
  private boolean holding;

  private TcpProxy(long seed, List<Integer> targets) {
    this.random = new Random(seed);
    this.targets = new CopyOnWriteArrayList<>(targets);
    try {
      this.server = new ServerSocket(0, 512, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  /** One that listens, with ports of 127.0.0.1 as its targets. */
  public static TcpProxy to(long seed, Integer... ports) {
    return new TcpProxy(seed, List.of(ports));
  }

  public int port() {
    return server.getLocalPort();
  }

  /** New connections go there, too. */
  public void add(int port) {
    targets.add(port);
  }

  /** New connections do not go there any more. */
  public void remove(int port) {
    targets.removeIf(target -> target == port);
  }

  /** From now on cuts the connection in the middle of that share of the pieces of answers. */
  public void cutAnswers(double share) {
    cutShare = share;
  }

  /** How many connections were cut in the middle of an answer. */
  public int cuts() {
    return cuts.get();
  }

  /** From now on passes every piece that much later. */
  public void delay(Duration later) {
    delay = later;
  }

  /** From now on takes connections and passes nothing, until {@link #pass()}. */
  public void hold() {
    synchronized (gate) {
      holding = true;
    }
  }

  /** From now on ends every connection, open ones included, until {@link #pass()}. */
  public void refuse() {
    refusing = true;
    open.forEach(TcpProxy::reset);
  }

  /** From now on passes everything at once. */
  public void pass() {
    cutShare = 0;
    delay = Duration.ZERO;
    refusing = false;
    synchronized (gate) {
      holding = false;
      gate.notifyAll();
    }
  }

  @Override
  public void close() {
    pass();
    close(server);
    open.forEach(TcpProxy::reset);
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        if (refusing) {
          reset(client);
        } else {
          Thread.ofVirtual().start(() -> serve(client));
        }
      } catch (IOException _) {
        // Closed, which the condition of the loop sees.
      }
    }
  }

  private void serve(Socket client) {
    open.add(client);
    try (client;
        Socket target = connect()) {
      open.add(target);
      Thread requests = Thread.ofVirtual().start(() -> pump(client, target, false));
      pump(target, client, true);
      join(requests);
      open.remove(target);
    } catch (IOException _) {
      reset(client);
    } finally {
      open.remove(client);
    }
  }

  /** The next target in turn that takes the connection. */
  private Socket connect() throws IOException {
    List<Integer> ports = List.copyOf(targets);
    for (int tried = 0; tried < ports.size(); tried++) {
      int port = ports.get(Math.floorMod(turn.getAndIncrement(), ports.size()));
      Socket socket = new Socket();
      try {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MS);
        return socket;
      } catch (IOException _) {
        close(socket);
      }
    }
    throw new IOException("no target takes connections");
  }

  private void pump(Socket from, Socket to, boolean answers) {
    byte[] piece = new byte[PIECE];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
        waitUntilPassing();
        if (answers && isCut()) {
          out.write(piece, 0, length / 2);
          out.flush();
          cuts.incrementAndGet();
          reset(from);
          reset(to);
          return;
        }
        out.write(piece, 0, length);
        out.flush();
      }
      to.shutdownOutput();
    } catch (IOException _) {
      reset(from);
      reset(to);
    }
  }

  private boolean isCut() {
    double share = cutShare;
    if (share <= 0) {
      return false;
    }
    synchronized (random) {
      return random.nextDouble() < share;
    }
  }

  private void waitUntilPassing() throws IOException {
    try {
      synchronized (gate) {
        while (holding) {
          gate.wait();
        }
      }
      Duration later = delay;
      if (later.isPositive()) {
        // The delay is what this proxy is for; nothing is waited for here.
        TimeUnit.MILLISECONDS.sleep(later.toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void reset(Socket socket) {
    try {
      socket.setSoLinger(true, 0);
    } catch (IOException _) {
      // Closed already.
    }
    close(socket);
  }

  private static void close(AutoCloseable closeable) {
    try {
      closeable.close();
    } catch (Exception _) {
      // There is nothing left to lose.
    }
  }
}
