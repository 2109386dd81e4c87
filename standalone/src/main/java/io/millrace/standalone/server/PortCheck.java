package io.millrace.standalone.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Checks a port before the parts start. */
final class PortCheck {
  private PortCheck() {}

  /**
   * Throws {@link StartException} when the port cannot be opened, before the slow parts of the
   * start begin.
   */
  static void check(String bind, int port, String option) {
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(InetAddress.getByName(bind), port));
    } catch (IOException e) {
      throw new StartException(
          "cannot listen on %s port %d (%s); choose another with %s"
              .formatted(bind, port, e.getMessage(), option),
          e);
    }
  }
}
