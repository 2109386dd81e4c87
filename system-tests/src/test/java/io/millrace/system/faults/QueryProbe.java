package io.millrace.system.faults;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Asks the same questions in turn at a pace, over one connection, and keeps how long each took. */
final class QueryProbe implements AutoCloseable {
  private static final Duration EVERY = Duration.ofMillis(25);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final List<URI> questions;
  private final String key;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  QueryProbe(List<URI> questions, String key) {
    this.questions = questions;
    this.key = key;
  }

  /** Asks for that long; an answer that is not 200 fails. */
  Latencies ask(Duration time) throws IOException, InterruptedException {
    Latencies latencies = new Latencies();
    long begin = System.nanoTime();
    for (int i = 0; System.nanoTime() - begin < time.toNanos(); i++) {
      latencies.add(ask(questions.get(i % questions.size())));
      // Only to keep the pace.
      TimeUnit.NANOSECONDS.sleep(begin + (i + 1) * EVERY.toNanos() - System.nanoTime());
    }
    return latencies;
  }

  private Duration ask(URI question) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(question)
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + key)
            .build();
    long begin = System.nanoTime();
    int status = client.send(request, BodyHandlers.ofString()).statusCode();
    Duration took = Duration.ofNanos(System.nanoTime() - begin);
    if (status != 200) {
      throw new IOException(question + ": " + status);
    }
    return took;
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
