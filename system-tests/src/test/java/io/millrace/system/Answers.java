package io.millrace.system;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Queries as a user asks them: over HTTP, through the gateway, with the read key, and again when
 * the answer is 503.
 */
public final class Answers {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Function<String, URI> url;
  private final Path key;

  Answers(Function<String, URI> url, Path key) {
    this.url = url;
    this.key = key;
  }

  public JsonNode platforms() {
    return get("/v1/platforms");
  }

  public JsonNode summary(String platform, String grain, String from, String to) {
    return get(
        "/v1/platforms/%s/summary?from=%s&to=%s&grain=%s".formatted(platform, from, to, grain));
  }

  public JsonNode get(String path) {
    HttpResponse<String> response =
        await(path)
            .atMost(PATIENCE)
            .pollInterval(Duration.ofMillis(250))
            .until(() -> ask(path), answer -> answer.statusCode() != 503);
    return read(path, response);
  }

  private static JsonNode read(String path, HttpResponse<String> response) {
    if (response.statusCode() != 200) {
      throw new IllegalStateException(path + ": " + response.statusCode() + response.body());
    }
    return JSON.readTree(response.body());
  }

  private HttpResponse<String> ask(String path) {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(url.apply(path))
              .header("Authorization", "Bearer " + Files.readString(key).strip())
              .build();
      return send(request);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends it and waits for the answer. */
  static HttpResponse<String> send(HttpRequest request) {
    try {
      return CLIENT.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
