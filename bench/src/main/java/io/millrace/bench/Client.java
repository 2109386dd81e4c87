package io.millrace.bench;

import io.millrace.events.Domain;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An HTTP client of the gateway that uses the keys of a data folder. */
final class Client {
  private static final Pattern TOTAL =
      Pattern.compile("\"totals\":\\{\"traffic\":\\{\"events\":(\\d+).*?\"overCap\":(\\d+)");

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI gateway;
  private final String writeKey;
  private final String readKey;

  private Client(URI gateway, String writeKey, String readKey) {
    this.gateway = gateway;
    this.writeKey = writeKey;
    this.readKey = readKey;
  }

  static Client of(URI gateway, String dataFolder) throws IOException {
    return new Client(
        gateway,
        Files.readString(Path.of(dataFolder, "write.key")).strip(),
        Files.readString(Path.of(dataFolder, "read.key")).strip());
  }

  /**
   * Sends an NDJSON body.
   *
   * @throws IllegalStateException when an event is not accepted
   */
  void post(Domain domain, byte[] body) {
    HttpRequest request =
        request("/v1/events/" + domain.id(), writeKey)
            .header("Content-Type", "application/x-ndjson")
            .POST(BodyPublishers.ofByteArray(body))
            .build();
    HttpResponse<String> response = send(request, BodyHandlers.ofString());
    if (response.statusCode() != 202 || !response.body().contains("\"problems\":[]")) {
      throw new IllegalStateException(response.statusCode() + " " + response.body());
    }
  }

  /** The events of a platform in the totals of a summary, those over the cap included. */
  long totalEvents(String platform, String query) {
    HttpRequest request =
        request("/v1/platforms/" + platform + "/summary?" + query, readKey).build();
    Matcher total = TOTAL.matcher(send(request, BodyHandlers.ofString()).body());
    if (!total.find()) {
      throw new IllegalStateException("no totals for " + platform);
    }
    return Long.parseLong(total.group(1)) + Long.parseLong(total.group(2));
  }

  /**
   * The body of the answer to a query.
   *
   * @throws IllegalStateException when the status is not 200
   */
  String get(String path) {
    HttpResponse<String> response = send(request(path, readKey).build(), BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IllegalStateException(response.statusCode() + " " + response.body());
    }
    return response.body();
  }

  /** Opens the live stream of a platform. */
  InputStream live(String platform) {
    HttpRequest request = request("/v1/live?grain=month&platform=" + platform, readKey).build();
    return send(request, BodyHandlers.ofInputStream()).body();
  }

  private HttpRequest.Builder request(String path, String key) {
    return HttpRequest.newBuilder(gateway.resolve(path)).header("Authorization", "Bearer " + key);
  }

  private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
    try {
      return http.send(request, handler);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
