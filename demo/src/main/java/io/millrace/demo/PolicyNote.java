package io.millrace.demo;

import io.millrace.demo.world.WorldSettings;
import io.millrace.importer.Target;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the dated note about the link policy of the world, so that the dashboard can compare the
 * time before with the time after. It writes nothing when the note is there already, or when the
 * history has no day before the policy. The demo also works without the note: after {@value #TRIES}
 * failures the log has a warning.
 */
final class PolicyNote {
  private static final System.Logger log = System.getLogger(PolicyNote.class.getName());
  private static final String PLATFORM = "douyin";

  /** In both languages of the dashboard, because a note is shown as it was written. */
  private static final String TEXT = "closed its links to Taobao · 关闭了通往淘宝的外链";

  private static final int TRIES = 10;
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final URI notes;
  private final String key;
  private final WorldSettings world;
  private final Duration pause;

  /**
   * Creates a writer. {@link #write} blocks.
   *
   * @param admin the gateway, with a key of the role {@code admin}
   * @param pause time between two tries
   */
  PolicyNote(Target admin, WorldSettings world, Duration pause) {
    this.notes = admin.url().resolve("/v1/annotations");
    this.key = admin.key();
    this.world = world;
    this.pause = pause;
  }

  /** Writes the note unless it is there. Returns when it is written, or after the last failure. */
  void write() throws InterruptedException {
    if (!world.begin().isBefore(world.linksClose())) {
      return;
    }
    String failure = "";
    try (HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build()) {
      for (int i = 0; i < TRIES; i++) {
        try {
          if (exists(http)) {
            return;
          }
          int status = post(http);
          if (status == 201) {
            return;
          }
          failure = "status " + status;
        } catch (IOException e) {
          failure = e.toString();
        }
        Thread.sleep(pause);
      }
    }
    log.log(System.Logger.Level.WARNING, "the note of the demo was not written: {0}", failure);
  }

  private boolean exists(HttpClient http) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        http.send(
            request(URI.create(notes + "?platform=" + PLATFORM)).build(), BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException("status " + answer.statusCode());
    }
    JsonNode all = JsonMapper.shared().readTree(answer.body()).path("annotations");
    return StreamSupport.stream(all.spliterator(), false)
        .anyMatch(
            note ->
                Instant.parse(note.path("at").asString()).equals(world.linksClose())
                    && !note.path("builtIn").asBoolean());
  }

  private int post(HttpClient http) throws IOException, InterruptedException {
    String note =
        JsonMapper.shared()
            .writeValueAsString(
                Map.of("at", world.linksClose().toString(), "platform", PLATFORM, "text", TEXT));
    return http.send(
            request(notes)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(note))
                .build(),
            BodyHandlers.discarding())
        .statusCode();
  }

  private HttpRequest.Builder request(URI address) {
    return HttpRequest.newBuilder(address)
        .timeout(TIMEOUT)
        .header("Authorization", "Bearer " + key);
  }
}
