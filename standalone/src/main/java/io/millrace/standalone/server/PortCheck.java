package io.millrace.standalone.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** A port that people know. */
final class PortCheck {
  private PortCheck() {}

  /** Refuses a port that cannot be had, before anything takes its time to start. */
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
