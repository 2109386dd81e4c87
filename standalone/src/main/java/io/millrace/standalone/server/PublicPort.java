package io.millrace.standalone.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** The port that people know. */
final class PublicPort {
  private PublicPort() {}

  /** Refuses a port that cannot be had, before anything takes its time to start. */
  static void check(String bind, int port) {
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new java.net.InetSocketAddress(InetAddress.getByName(bind), port));
    } catch (IOException e) {
      throw new StartException(
          "cannot listen on %s port %d (%s); choose another with --port"
              .formatted(bind, port, e.getMessage()),
          e);
    }
  }
}
