package io.millrace.gateway;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import org.junit.jupiter.api.Test;

class KeepAliveIT {
  private static final int PATIENCE_MILLIS = 5_000;

  /** A request whose response is written by another thread than the connection's thread. */
  private static final String LATER = request("/actuator/health");

  private static final String AT_ONCE = request("/actuator/none");

  @Test
  void readsOnWhenARequestCameBeforeTheAnswerToTheOneBefore() throws IOException {
    try (RunningGateway gateway = new RunningGateway();
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), gateway.managementPort())) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      BufferedReader answers =
          new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
      send(socket, LATER + AT_ONCE);
      assertThat(nextStatus(answers)).isEqualTo("HTTP/1.1 200 OK");
      assertThat(nextStatus(answers)).isEqualTo("HTTP/1.1 404 Not Found");
      send(socket, LATER);
      assertThat(nextStatus(answers)).isEqualTo("HTTP/1.1 200 OK");
    }
  }

  private static String request(String path) {
    return "GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n".formatted(path);
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(US_ASCII));
  }

  /**
   * Reads a status line. It may follow the body of the previous response, which has no line end.
   */
  private static String nextStatus(BufferedReader answers) throws IOException {
    String line = answers.readLine();
    while (line != null && !line.contains("HTTP/1.1 ")) {
      line = answers.readLine();
    }
    return String.valueOf(line).replaceFirst(".*(?=HTTP/1)", "");
  }
}
