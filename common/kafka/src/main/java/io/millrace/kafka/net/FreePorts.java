package io.millrace.kafka.net;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;
import java.util.Random;

/**
 * Finds free ports, for servers that must know each other's ports before they start.
 *
 * <p>The ports are 20 000 to 31 999. Linux gives outgoing connections ports from 32 768, and other
 * systems from 49 152. So no outgoing connection takes a port before its server binds it.
 */
public final class FreePorts {
  private static final int LEAST = 20_000;
  private static final int BEYOND = 32_000;

  /** Enough to meet almost every port once, so that the search ends on a full machine, too. */
  private static final int ATTEMPTS = 4 * (BEYOND - LEAST);

  private FreePorts() {}

  /**
   * Returns different ports that are free at the moment on all addresses. They are not reserved: a
   * server of another process may bind one.
   *
   * @throws IllegalStateException when the machine has too few free ports
   */
  public static List<Integer> take(int count) {
    List<Integer> ports =
        new Random()
            .ints(ATTEMPTS, LEAST, BEYOND)
            .distinct()
            .filter(FreePorts::isFree)
            .limit(count)
            .boxed()
            .toList();
    if (ports.size() < count) {
      throw new IllegalStateException("no free port from %d to %d".formatted(LEAST, BEYOND - 1));
    }
    return ports;
  }

  private static boolean isFree(int port) {
    try (ServerSocket _ = new ServerSocket(port)) {
      return true;
    } catch (IOException _) {
      return false;
    }
  }
}
