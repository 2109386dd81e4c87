package io.millrace.system.faults;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;

/** Ports of 127.0.0.1 that stay free until somebody listens: none that the system gives away. */
final class LocalPorts {
  private static final int LEAST = 20_000;
  private static final int MOST = 32_000;
  private static final Set<Integer> GIVEN = new HashSet<>();

  private LocalPorts() {}

  static synchronized int next() {
    return new Random()
        .ints(LEAST, MOST)
        .filter(port -> !GIVEN.contains(port) && isFree(port))
        .peek(GIVEN::add)
        .findFirst()
        .orElseThrow();
  }

  private static boolean isFree(int port) {
    try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return true;
    } catch (IOException _) {
      return false;
    }
  }
}
