package io.millrace.web;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;

/** A client that can send invalid requests. */
final class RawClient implements AutoCloseable {
  private final Socket socket;

  RawClient(int port, Duration patience) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(Math.toIntExact(patience.toMillis()));
  }

  RawClient send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(US_ASCII));
    socket.getOutputStream().flush();
    return this;
  }

  /** Everything until the server closes the connection; fails with a timeout when it does not. */
  String readToEnd() throws IOException {
    return new String(socket.getInputStream().readAllBytes(), US_ASCII);
  }

  /** Everything up to this text, including it; fails with a timeout when the text does not come. */
  String readThrough(String end) throws IOException {
    StringBuilder text = new StringBuilder();
    while (text.indexOf(end) < 0) {
      int next = socket.getInputStream().read();
      if (next < 0) {
        throw new EOFException("closed after: " + text);
      }
      text.append((char) next);
    }
    return text.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
