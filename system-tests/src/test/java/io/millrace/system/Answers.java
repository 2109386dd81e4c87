package io.millrace.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Queries as a user asks them: over HTTP, through the gateway, with the read key. */
final class Answers {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Function<String, URI> url;
  private final Path key;

  Answers(Function<String, URI> url, Path key) {
    this.url = url;
    this.key = key;
  }

  JsonNode platforms() {
    return get("/v1/platforms");
  }

  JsonNode summary(String platform, String grain, String from, String to) {
    return get(
        "/v1/platforms/%s/summary?from=%s&to=%s&grain=%s".formatted(platform, from, to, grain));
  }

  JsonNode get(String path) {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(url.apply(path))
              .header("Authorization", "Bearer " + Files.readString(key).strip())
              .build();
      HttpResponse<String> response = CLIENT.send(request, BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new IllegalStateException(path + ": " + response.statusCode() + response.body());
      }
      return JSON.readTree(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
