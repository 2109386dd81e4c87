package io.millrace.ingest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.zip.GZIPOutputStream;
import org.springframework.core.env.Environment;

/** Sends requests to a service on loopback in the same way as the gateway. */
record Client(int port) {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  static Client of(Environment environment) {
    return new Client(environment.getRequiredProperty("local.server.port", Integer.class));
  }

  HttpResponse<String> post(String contentType, String body) {
    return send(request(contentType, BodyPublishers.ofString(body)));
  }

  HttpResponse<String> postGzip(String contentType, byte[] body) {
    return send(
        request(contentType, BodyPublishers.ofByteArray(body)).header("Content-Encoding", "gzip"));
  }

  HttpRequest.Builder request(String contentType, BodyPublisher body) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v1/events/content"))
        .timeout(Duration.ofSeconds(20))
        .header("X-Millrace-Internal", FakeBrokerService.TOKEN)
        .header("Content-Type", contentType)
        .POST(body);
  }

  static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return HTTP.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  static byte[] gzip(byte[] plain) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }
}
