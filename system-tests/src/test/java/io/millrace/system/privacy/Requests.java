package io.millrace.system.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.system.RunningMillrace;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.zip.GZIPOutputStream;

/** Bodies of every format, good and bad, as they come from outside. */
final class Requests implements AutoCloseable {
  private static final String KEY = "Authorization";

  private final RunningMillrace millrace;
  private final HttpClient client = HttpClient.newHttpClient();

  Requests(RunningMillrace millrace) {
    this.millrace = millrace;
  }

  HttpResponse<String> send(String domain, String type, String body) {
    return send(signed(domain, "").header("Content-Type", type), body.getBytes(UTF_8));
  }

  HttpResponse<String> sendGzipped(String domain, String type, String body) {
    return send(
        signed(domain, "").header("Content-Type", type).header("Content-Encoding", "gzip"),
        gzip(body));
  }

  /** To an address that says more than it should. */
  HttpResponse<String> sendTo(String domain, String query, String body) {
    return send(
        signed(domain, query).header("Content-Type", "application/json"), body.getBytes(UTF_8));
  }

  /** JSON to the route of another product. */
  HttpResponse<String> sendToPath(String path, String body) {
    return send(
        HttpRequest.newBuilder(millrace.url(path))
            .header(KEY, "Bearer " + millrace.key("write.key"))
            .header("Content-Type", "application/json"),
        body.getBytes(UTF_8));
  }

  HttpResponse<String> sendWithoutKey(String domain, String body) {
    return send(
        HttpRequest.newBuilder(millrace.url("/v1/events/" + domain))
            .header("Content-Type", "application/json"),
        body.getBytes(UTF_8));
  }

  @Override
  public void close() {
    client.close();
  }

  private HttpRequest.Builder signed(String domain, String query) {
    return HttpRequest.newBuilder(millrace.url("/v1/events/" + domain + query))
        .header(KEY, "Bearer " + millrace.key("write.key"));
  }

  private HttpResponse<String> send(HttpRequest.Builder request, byte[] body) {
    try {
      return client.send(
          request.POST(BodyPublishers.ofByteArray(body)).build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static byte[] gzip(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
