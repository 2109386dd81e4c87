package io.millrace.system.faults;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.CompletableFuture.completedFuture;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Requests that are made to hurt. */
final class HostileRequests implements AutoCloseable {
  private static final int MEMBERS = 10_000;
  private static final int MIB = 1 << 20;
  private static final int BUSY = 503;
  private static final Duration DECIDED = Duration.ofMinutes(2);

  private final URI url;
  private final String key;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final AtomicInteger busy = new AtomicInteger();

  HostileRequests(URI url, String key) {
    this.url = url.resolve("/v1/events/content");
    this.key = key;
  }

  /** What was answered, how often: a status, or the name of what broke. */
  static Map<String, Integer> answers(List<CompletableFuture<String>> sent) {
    Map<String, Integer> answers = new TreeMap<>();
    sent.forEach(answer -> answers.merge(answer.join(), 1, Integer::sum));
    return answers;
  }

  /** gzip of nothing, ten thousand times, so many at once. */
  List<CompletableFuture<String>> emptyMembers(int count) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] one = gzip(new byte[0]);
    for (int i = 0; i < MEMBERS; i++) {
      all.writeBytes(one);
    }
    return send(count, all.toByteArray(), "application/json", "gzip");
  }

  /** 1 to 1 000 and more. */
  List<CompletableFuture<String>> bombs(int count) {
    return send(count, gzip(new byte[64 * MIB]), "application/json", "gzip");
  }

  List<CompletableFuture<String>> strangeEncodings(int count) {
    return send(count, "[]".getBytes(UTF_8), "application/json", "br");
  }

  List<CompletableFuture<String>> deepJson(int count) {
    return send(count, "[".repeat(100_000).getBytes(UTF_8), "application/json", "");
  }

  List<CompletableFuture<String>> largeEvents(int count) {
    String event = "[{\"id\":\"%s\"}]".formatted("x".repeat(2 * MIB));
    return send(count, event.getBytes(UTF_8), "application/json", "");
  }

  /** The receipt of these lines. */
  JsonNode post(List<String> lines) {
    HttpRequest request =
        HttpRequest.newBuilder(url)
            .header("Authorization", "Bearer " + key)
            .header("Content-Type", "application/x-ndjson")
            .POST(BodyPublishers.ofString(String.join("\n", lines)))
            .build();
    return JsonMapper.shared()
        .readTree(client.sendAsync(request, BodyHandlers.ofString()).join().body());
  }

  /** Promises a batch, sends half of it and hangs up. */
  void hangUp() throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), url.getPort())) {
      String event = "{\"id\":\"h\",\"type\":\"view\",\"platform\":\"taobao\"}\n".repeat(100);
      String half =
          """
          POST %s HTTP/1.1\r
          Host: localhost\r
          Authorization: Bearer %s\r
          Content-Type: application/x-ndjson\r
          Content-Length: 20000\r
          \r
          %s\
          """
              .formatted(url.getPath(), key, event);
      socket.getOutputStream().write(half.getBytes(US_ASCII));
      socket.setSoLinger(true, 0);
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }

  private List<CompletableFuture<String>> send(
      int count, byte[] body, String type, String encoding) {
    List<CompletableFuture<String>> sent = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(url)
              .timeout(Duration.ofSeconds(30))
              .header("Authorization", "Bearer " + key)
              .header("Content-Type", type)
              .POST(BodyPublishers.ofByteArray(body));
      if (!encoding.isEmpty()) {
        request.header("Content-Encoding", encoding);
      }
      sent.add(
          untilDecided(request.build())
              .orTimeout(DECIDED.toSeconds(), TimeUnit.SECONDS)
              .handle(HostileRequests::outcome));
    }
    return sent;
  }

  /** Memory for bodies is limited: a service that has no more of it says 503, and to come again. */
  private CompletableFuture<HttpResponse<String>> untilDecided(HttpRequest request) {
    return client
        .sendAsync(request, BodyHandlers.ofString())
        .thenCompose(
            answer -> answer.statusCode() == BUSY ? later(request) : completedFuture(answer));
  }

  private CompletableFuture<HttpResponse<String>> later(HttpRequest request) {
    busy.incrementAndGet();
    Executor later =
        CompletableFuture.delayedExecutor(
            ThreadLocalRandom.current().nextInt(1_000), TimeUnit.MILLISECONDS);
    return CompletableFuture.supplyAsync(() -> request, later).thenCompose(this::untilDecided);
  }

  /** How often a service had no memory for a body, and was asked again. */
  int busy() {
    return busy.get();
  }

  private static String outcome(HttpResponse<String> answer, Throwable error) {
    return error == null
        ? Integer.toString(answer.statusCode())
        : String.valueOf(error.getMessage());
  }

  private static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
