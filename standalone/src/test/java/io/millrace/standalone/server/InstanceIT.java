package io.millrace.standalone.server;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.millrace.importer.EventSender;
import io.millrace.importer.FileFormat;
import io.millrace.importer.FileImport;
import io.millrace.importer.ImportReport;
import io.millrace.importer.SendSettings;
import io.millrace.importer.Target;
import io.millrace.kafka.net.FreePorts;
import io.millrace.standalone.ChildJvm;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstanceIT {
  private static final String DAY =
      "/v1/platforms/douyin/summary?from=2026-11-23T00:00:00Z&to=2026-11-24T00:00:00Z&grain=day";

  @TempDir private Path folder;

  private final HttpClient client = HttpClient.newHttpClient();

  /**
   * Does the same as the main class: several contexts of one process must not each configure
   * logging.
   */
  @BeforeAll
  static void leaveLoggingAlone() {
    System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
  }

  @Test
  void countsEveryAcceptedEventOnceAcrossAKillAndARestart() throws Exception {
    int port = FreePorts.take(1).getFirst();
    try (ChildJvm process =
        ChildJvm.start(InstanceProcess.class, folder.toString(), Integer.toString(port))) {
      process.awaitLine(InstanceProcess.READY);
      assertThat(send(port, 0, 2000).counts().accepted()).isEqualTo(2000);
    }
    try (Instance again = Instance.start(settings(folder, port), _ -> {})) {
      assertThat(send(port, 1000, 3000).counts().clean()).isTrue();
      await()
          .atMost(60, SECONDS)
          .untilAsserted(() -> assertThat(day(again)).contains("\"events\":3000,"));
    }
  }

  @Test
  void refusesAFolderInUseAndLeavesItUnharmed() throws Exception {
    int port = FreePorts.take(1).getFirst();
    try (DataFolder _ = DataFolder.open(folder)) {
      assertThatThrownBy(() -> Instance.start(settings(folder, port), _ -> {}))
          .isInstanceOf(StartException.class)
          .hasMessageContaining("another Millrace uses");
    }
    assertThat(folder.resolve("broker")).doesNotExist();
  }

  @Test
  void playsTheDemoWhenSomebodyAsksForIt() throws Exception {
    int port = FreePorts.take(1).getFirst();
    try (Instance instance = Instance.start(settings(folder, port), _ -> {})) {
      String admin = Files.readString(instance.paths().adminKey()).strip();
      assertThat(ask(instance, "/session", admin).body())
          .isEqualTo("{\"role\":\"admin\",\"open\":false,\"demo\":\"ready\"}");
      HttpRequest.Builder demo =
          request(instance, "/demo", admin).POST(HttpRequest.BodyPublishers.noBody());
      assertThat(send(demo).statusCode()).isEqualTo(202);
      assertThat(send(demo).statusCode()).isEqualTo(202);
      assertThat(ask(instance, "/session", admin).body()).contains("\"demo\":\"running\"");
      String today = LocalDate.now(ZoneOffset.UTC) + "T00:00:00Z";
      String tomorrow = LocalDate.now(ZoneOffset.UTC).plusDays(1) + "T00:00:00Z";
      String query =
          "/v1/platforms/douyin/summary?grain=day&from=%s&to=%s".formatted(today, tomorrow);
      await()
          .atMost(60, SECONDS)
          .untilAsserted(
              () ->
                  assertThat(ask(instance, query, admin).body())
                      .containsPattern("\"events\":[1-9]"));
    }
  }

  @Test
  void showsADemoToWhoeverIsOnThisMachine() throws Exception {
    int port = FreePorts.take(1).getFirst();
    try (Instance instance = Instance.start(settings(folder, port).forDemo(), _ -> {})) {
      HttpRequest.Builder nobody = HttpRequest.newBuilder(instance.url().resolve("/session"));
      assertThat(send(nobody).body())
          .isEqualTo("{\"role\":\"admin\",\"open\":true,\"demo\":\"running\"}");
    }
  }

  static ServeSettings settings(Path data, int port) {
    return new ServeSettings(
        data,
        "127.0.0.1",
        port,
        new ServeSettings.Calculation(ZoneOffset.UTC, Duration.ofDays(7), Optional.empty()));
  }

  private ImportReport send(int port, int from, int to) throws Exception {
    String lines =
        IntStream.range(from, to).mapToObj(InstanceIT::event).collect(Collectors.joining("\n"));
    Path file = Files.writeString(folder.resolve("events.ndjson"), lines);
    String key = Files.readString(new DataPaths(folder).writeKey()).strip();
    Target target = new Target(URI.create("http://127.0.0.1:" + port), key);
    try (EventSender sender = new EventSender(target, SendSettings.standard(), _ -> {})) {
      return new FileImport(FileFormat.of("ndjson"), sender, InstantSource.system())
          .run(List.of(file.toString()));
    }
  }

  private static String event(int n) {
    return """
    {"id":"e-%1$d","type":"view","platform":"douyin","surface":"feed","visitor":"v-%2$d",\
    "at":"2026-11-23T10:%3$02d:00Z"}\
    """
        .formatted(n, n % 50, n % 60);
  }

  private String day(Instance instance) throws Exception {
    String key = Files.readString(instance.paths().readKey()).strip();
    return ask(instance, DAY, key).body();
  }

  private HttpResponse<String> ask(Instance instance, String path, String key) throws Exception {
    return send(request(instance, path, key));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private static HttpRequest.Builder request(Instance instance, String path, String key) {
    return HttpRequest.newBuilder(instance.url().resolve(path))
        .header("Authorization", "Bearer " + key);
  }
}
