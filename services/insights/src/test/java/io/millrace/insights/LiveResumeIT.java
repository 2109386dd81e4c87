package io.millrace.insights;

import static io.millrace.insights.testing.Revisions.at;
import static io.millrace.insights.testing.Revisions.revision;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.events.cell.Cell;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Kind;
import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Metric;
import io.millrace.insights.testing.FakeSummarySource;
import io.millrace.insights.testing.Revisions;
import io.millrace.web.InternalToken;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tests a client that is cut off many times and comes back to one of two instances. */
@Timeout(60)
class LiveResumeIT {
  private static final int CUTS = 100;
  private static final int WINDOWS = 8;
  private static final Duration BETWEEN_UPDATES = Duration.ofMillis(20);
  private static final long BEGIN = at("2026-11-24T09:00:00Z");
  private static final String RANGE = "from=2026-11-24T09:00:00Z&to=2026-11-24T10:00:00Z";
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final RandomGenerator random =
      RandomGeneratorFactory.of("L64X128MixRandom").create(20_261_125);
  private final FakeSummarySource source = new FakeSummarySource();
  private final HttpClient http = HttpClient.newHttpClient();
  private EmbeddedMongo mongo;
  private List<RunningInsights> instances;
  private volatile boolean updating = true;

  @BeforeEach
  void start(@TempDir Path directory) {
    mongo = new EmbeddedMongo(directory);
    instances =
        List.of(
            RunningInsights.reading(source, mongo.uri()),
            RunningInsights.reading(source, mongo.uri()));
  }

  @AfterEach
  void stop() {
    instances.forEach(RunningInsights::close);
    mongo.close();
    http.close();
  }

  @Test
  void missesNothingHoweverOftenAndWhereverItComesBack() throws Exception {
    Thread updates = Thread.ofPlatform().start(this::update);
    CutClient client = new CutClient(http);
    for (int cut = 0; cut < CUTS; cut++) {
      client.readUntilCut(stream(instances.get(random.nextInt(2))), random.nextInt(1, 15_000));
    }
    updating = false;
    updates.join();
    assertThat(client.resumed()).isGreaterThan(CUTS / 2);
    for (RunningInsights instance : instances) {
      client.readUntil(stream(instance), rows -> rows.equals(asked(instance)));
      assertThat(client.rows()).isEqualTo(asked(instance)).isNotEmpty();
    }
  }

  private static URI stream(RunningInsights instance) {
    return instance.uri("/v1/live?platform=douyin,jd&grain=minute&last=60");
  }

  /** Returns the rows that queries answer, by platform and start. */
  private Map<String, JsonNode> asked(RunningInsights instance) {
    Map<String, JsonNode> rows = new HashMap<>();
    for (String platform : List.of("douyin", "jd")) {
      String path = "/v1/platforms/%s/summary?grain=minute&%s".formatted(platform, RANGE);
      get(instance.uri(path))
          .get("rows")
          .forEach(row -> rows.put(platform + row.get("start").asString(), row));
    }
    return rows;
  }

  private JsonNode get(URI uri) {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(uri).header(InternalToken.HEADER, RunningInsights.TOKEN).build();
      return MAPPER.readTree(http.send(request, BodyHandlers.ofString()).body());
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private void update() {
    for (long count = 1; updating; count++) {
      update(count);
      try {
        Thread.sleep(BETWEEN_UPDATES);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  /** Each tenth change deletes the cell of a window. */
  private void update(long count) {
    long start = BEGIN + random(WINDOWS, count) * 60_000;
    Kind kind = random(2, count) == 0 ? Kind.TRAFFIC : Kind.MONEY;
    Metric metric = kind == Kind.TRAFFIC ? Metric.OPENS : Metric.ORDERS;
    Cell cell = new Cell(kind, count % 3 == 0 ? "jd" : "douyin", Grain.MINUTE, start);
    source.append(
        count % 10 == 0
            ? Revisions.deletion(cell, 0)
            : revision(cell, 0, Map.of(Measure.of(metric), count)));
  }

  private static long random(int bound, long count) {
    return Math.floorMod((count * 0x9E3779B97F4A7C15L) >>> 17, bound);
  }
}
