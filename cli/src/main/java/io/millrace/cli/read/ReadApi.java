package io.millrace.cli.read;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.cli.read.ReadException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;

/** A client of the read API of the gateway, over HTTP. */
public final class ReadApi {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(30);

  private final URI gateway;
  private final Optional<String> key;

  /**
   * Creates a client. It does not connect yet.
   *
   * @param gateway scheme, host and port
   * @param key a secret with the role {@code read}; without a key only an open gateway answers
   */
  public ReadApi(URI gateway, Optional<String> key) {
    this.gateway = gateway;
    this.key = key;
  }

  /** Returns the address of the gateway. */
  public URI gateway() {
    return gateway;
  }

  /**
   * Sends a request and waits for the whole answer: at most 5 s for the connection, and at most 30
   * s without a byte.
   *
   * @param accept the wanted media type
   * @throws ReadException when there is no answer with status 200
   */
  public Reply get(ReadRequest request, String accept) {
    try {
      HttpURLConnection connection = connection(request, accept, ANSWER);
      try (InputStream body = body(connection)) {
        return new Reply(
            new String(body.readAllBytes(), UTF_8),
            Optional.ofNullable(connection.getHeaderField("Link")),
            Optional.ofNullable(connection.getHeaderField("Millrace-Lag")));
      }
    } catch (IOException e) {
      throw unreachable(e);
    }
  }

  /**
   * Opens a stream of events.
   *
   * @param known id of the last event that was received, if there is one
   * @param silence time without a byte after which the stream counts as broken
   * @throws ReadException when there is no answer with status 200
   */
  InputStream open(ReadRequest request, Optional<String> known, Duration silence) {
    try {
      HttpURLConnection connection = connection(request, "text/event-stream", silence);
      known.ifPresent(id -> connection.setRequestProperty("Last-Event-ID", id));
      return body(connection);
    } catch (IOException e) {
      throw unreachable(e);
    }
  }

  /** Returns the exception for a failed connection, with a message of one line. */
  ReadException unreachable(IOException e) {
    String why =
        switch (e) {
          case ConnectException _ -> "no connection to " + gateway;
          case UnknownHostException _ -> "there is no host " + gateway.getHost();
          case SocketTimeoutException _ -> gateway + " does not answer in time";
          default -> "the connection to %s broke: %s".formatted(gateway, e.getMessage());
        };
    return new ReadException(Reason.UNREACHABLE, why);
  }

  private HttpURLConnection connection(ReadRequest request, String accept, Duration silence)
      throws IOException {
    HttpURLConnection connection = (HttpURLConnection) request.at(gateway).toURL().openConnection();
    connection.setInstanceFollowRedirects(false);
    connection.setConnectTimeout(Math.toIntExact(CONNECT.toMillis()));
    connection.setReadTimeout(Math.toIntExact(silence.toMillis()));
    connection.setRequestProperty("Accept", accept);
    key.ifPresent(secret -> connection.setRequestProperty("Authorization", "Bearer " + secret));
    return connection;
  }

  private InputStream body(HttpURLConnection connection) throws IOException {
    int status = connection.getResponseCode();
    if (status == HttpURLConnection.HTTP_OK) {
      return connection.getInputStream();
    }
    if (status < 0) {
      throw new IOException("the response is not HTTP");
    }
    try (InputStream error = connection.getErrorStream()) {
      String body = error == null ? "" : new String(error.readAllBytes(), UTF_8);
      throw refused(status, body, Optional.ofNullable(connection.getHeaderField("Retry-After")));
    }
  }

  private ReadException refused(int status, String body, Optional<String> retryAfter) {
    if (status == HttpURLConnection.HTTP_UNAUTHORIZED && key.isEmpty()) {
      return new ReadException(
          Reason.KEY_REFUSED,
          "%s wants a key: give --key, set MILLRACE_KEY, or name the data folder with --data"
              .formatted(gateway));
    }
    return Problems.of(status, body, retryAfter);
  }
}
