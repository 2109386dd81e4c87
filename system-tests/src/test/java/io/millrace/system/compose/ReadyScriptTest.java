package io.millrace.system.compose;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The health check of the images, run against servers of every temper. */
class ReadyScriptTest {
  private static final InetSocketAddress ANY_PORT =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  @ParameterizedTest
  @CsvSource({"200, true", "503, false", "404, false"})
  void isReadyWhenTheServiceSaysSo(int status, boolean ready)
      throws IOException, InterruptedException {
    HttpServer server = HttpServer.create(ANY_PORT, 0);
    server.createContext(
        "/actuator/health/readiness",
        exchange -> {
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
    try {
      assertThat(isReady(server.getAddress().getPort())).isEqualTo(ready);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void isNotReadyWhenNobodyListens() throws IOException, InterruptedException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    assertThat(isReady(port)).isFalse();
  }

  @Test
  void isNotReadyWhenNobodyAnswers() throws IOException, InterruptedException {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(isReady(silent.getLocalPort())).isFalse();
    }
  }

  private static boolean isReady(int port) throws IOException, InterruptedException {
    Process check =
        new ProcessBuilder("bash", Repository.file("deploy/ready").toString(), "" + port)
            .inheritIO()
            .start();
    assertThat(check.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return check.exitValue() == 0;
  }
}
