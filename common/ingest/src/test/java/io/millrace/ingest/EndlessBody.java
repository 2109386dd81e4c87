package io.millrace.ingest;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;

/** A client that sends chunks until the service closes the connection. */
final class EndlessBody {
  private static final long GIVE_UP = 256L << 20;

  private final int port;
  private final byte[] chunk;
  private long sent;

  EndlessBody(int port, byte[] chunk) {
    this.port = port;
    this.chunk = chunk;
  }

  long sent() {
    return sent;
  }

  String post() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(20_000);
      OutputStream out = socket.getOutputStream();
      out.write(head());
      while (socket.getInputStream().available() == 0 && sent < GIVE_UP) {
        writeChunk(out);
      }
      byte[] answer = new byte[2048];
      int length = socket.getInputStream().read(answer);
      return new String(answer, 0, Math.max(0, length), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void writeChunk(OutputStream out) throws IOException {
    out.write((Integer.toHexString(chunk.length) + "\r\n").getBytes(US_ASCII));
    out.write(chunk);
    out.write("\r\n".getBytes(US_ASCII));
    sent += chunk.length;
  }

  private static byte[] head() {
    return ("POST /v1/events/content HTTP/1.1\r\nHost: localhost\r\n"
            + "X-Millrace-Internal: "
            + FakeBrokerService.TOKEN
            + "\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n")
        .getBytes(US_ASCII);
  }
}
