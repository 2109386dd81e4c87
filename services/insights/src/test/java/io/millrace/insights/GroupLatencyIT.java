package io.millrace.insights;

import static io.millrace.insights.testing.Revisions.at;
import static io.millrace.insights.testing.Revisions.revision;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.events.catalog.Catalog;
import io.millrace.events.catalog.Platform;
import io.millrace.events.cell.Calendar;
import io.millrace.events.cell.Cell;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Metric;
import io.millrace.events.cell.Model;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.test.web.reactive.server.WebTestClient;

/**
 * Measures questions with a split over a month of days that is no month of the calendar, with the
 * cells in the store. Eight platforms have touches from each other on two surfaces, with every
 * channel and 34 regions. It runs with {@code -Dmillrace.scale=full} only.
 */
@Timeout(300)
@EnabledIfSystemProperty(named = "millrace.scale", matches = "full")
class GroupLatencyIT {
  private static final int QUESTIONS = 300;
  private static final int WARM_UP = 100;
  private static final Duration P99 = Duration.ofMillis(30);
  private static final String RANGE = "from=2026-10-26&to=2026-11-25";
  private static final long DAY = 86_400_000;
  private static final int DAYS = 30;
  private static final long BEGIN = at("2026-10-26T00:00:00Z");
  private static final Calendar CALENDAR = new Calendar(ZoneOffset.UTC);
  private static final int NEIGHBOURS = 8;
  private static final List<String> CHANNELS =
      List.of("search", "social", "mobile", "iot", "direct");
  private static final List<String> REGIONS =
      IntStream.range(0, 34).mapToObj("cn-%02d"::formatted).toList();

  private final List<String> platforms =
      Catalog.builtIn().platforms().stream().map(Platform::id).limit(8).toList();
  private final Map<Cell, Map<Measure, Long>> cells = new HashMap<>();

  private final Map<String, Duration> slowest = new LinkedHashMap<>();

  private EmbeddedMongo mongo;
  private RunningInsights insights;
  private WebTestClient client;

  @BeforeEach
  void start(@TempDir Path directory) throws IOException {
    mongo = new EmbeddedMongo(directory);
    Path rates = directory.resolve("rates.csv");
    Files.writeString(rates, "2026-01-01,USD,CNY,7.1\n");
    insights =
        RunningInsights.start(
            mongo.uri(),
            List.of("--millrace.insights.rates=" + rates),
            RunningInsights.Fakes.class);
    client = insights.client().mutate().responseTimeout(Duration.ofSeconds(20)).build();
    for (int platform = 0; platform < platforms.size(); platform++) {
      for (int day = 0; day < DAYS; day++) {
        sell(platform, BEGIN + day * DAY);
      }
    }
    cells.forEach((cell, values) -> insights.source().append(revision(cell, 0, values)));
    await()
        .atMost(Duration.ofMinutes(2))
        .ignoreExceptions()
        .until(() -> isRead() && insights.gauge("millrace.insights.pending.cells") == 0);
  }

  @AfterEach
  void stop() {
    insights.close();
    mongo.close();
  }

  private boolean isRead() {
    String uri = "/v1/rankings?metric=events&" + RANGE;
    String body =
        client.get().uri(uri).exchange().expectBody(String.class).returnResult().getResponseBody();
    return body != null && body.split("\"value\":\"300\"", -1).length == platforms.size() + 1;
  }

  private void sell(int index, long day) {
    String platform = platforms.get(index);
    String currency = index % 4 == 3 ? "USD" : "CNY";
    add(day, platform, Metric.EVENTS, 10, "view");
    add(day, platform, Metric.ORDERS, 10);
    add(day, platform, Metric.GROSS, 800, currency);
    add(day, platform, Metric.SPEND, 90, "feed", currency);
    CHANNELS.forEach(name -> add(day, platform, Metric.CHANNEL_EVENTS, 1, name));
    CHANNELS.forEach(name -> add(day, platform, Metric.CHANNEL_GROSS, 9, name, currency));
    REGIONS.forEach(name -> add(day, platform, Metric.REGION_EVENTS, 1, name));
    REGIONS.forEach(name -> add(day, platform, Metric.REGION_GROSS, 9, name, currency));
    for (Model model : Model.values()) {
      for (int next = 0; next < NEIGHBOURS; next++) {
        credit(
            day, model.id(), platform, platforms.get((index + next) % platforms.size()), currency);
      }
    }
  }

  private void credit(long day, String model, String platform, String touch, String currency) {
    for (String surface : List.of("feed", "search")) {
      add(day, platform, Metric.CREDIT_IN, 50, model, touch, surface, currency);
      add(day, platform, Metric.CREDIT_IN_ORDERS, 500_000, model, touch, surface);
      if (!touch.equals(platform)) {
        add(day, touch, Metric.CREDIT_OUT, 50, model, surface, platform, currency);
        add(day, touch, Metric.CREDIT_OUT_ORDERS, 500_000, model, surface, platform);
      }
    }
    for (String name : CHANNELS) {
      add(day, touch, Metric.CHANNEL_CREDIT, 9, model, name, platform, currency);
      add(day, touch, Metric.CHANNEL_CREDIT_ORDERS, 9, model, name, platform);
    }
    for (String name : REGIONS) {
      add(day, touch, Metric.REGION_CREDIT, 1, model, name, platform, currency);
      add(day, touch, Metric.REGION_CREDIT_ORDERS, 1, model, name, platform);
    }
  }

  private void add(long day, String platform, Metric metric, long value, String... key) {
    metric.grains().stream()
        .filter(grain -> grain.compareTo(Grain.DAY) >= 0)
        .map(grain -> new Cell(metric.kind(), platform, grain, CALENDAR.start(grain, day)))
        .forEach(
            cell ->
                cells
                    .computeIfAbsent(cell, _ -> new HashMap<>())
                    .merge(Measure.of(metric, key), value, Long::sum));
  }

  @Test
  void splitsAMonthOfDaysInBoundedTime() {
    String platform = "/v1/platforms/" + platforms.getFirst();
    measure(platform + "/summary?grain=day&" + RANGE);
    measure(platform + "/summary?by=channel&" + RANGE);
    measure(platform + "/summary?by=channel&currency=CNY&" + RANGE);
    measure(platform + "/summary?by=region&compare=previous&" + RANGE);
    measure(platform + "/surfaces?currency=CNY&" + RANGE);
    measure("/v1/surfaces?sort=credit&currency=CNY&" + RANGE);
    measure("/v1/loops?by=surface&compare=previous&" + RANGE);
    measure("/v1/loops?by=owner&" + RANGE);
    measure("/v1/loops?by=channel&" + RANGE);
    measure("/v1/loops?by=channel&currency=CNY&" + RANGE);
    measure("/v1/loops?" + RANGE);
    measure("/v1/loops?by=region&" + RANGE);
    measure("/v1/loops?by=region&currency=CNY&" + RANGE);
    measure("/v1/loops?by=region&model=linear&" + RANGE);
    measure("/v1/loops?by=region&from=2026-11-01&to=2026-12-01");
    measure("/v1/loops?by=channel&from=2026-11-01&to=2026-12-01");
    measure(platform + "/summary?channel=search&grain=day&" + RANGE);
    measure("/v1/loops?channel=search&" + RANGE);
    slowest.keySet().removeIf(uri -> !uri.matches(".*(by|compare|channel)=.*"));
    assertThat(slowest)
        .hasSizeGreaterThan(10)
        .allSatisfy((uri, p99) -> assertThat(p99).as(uri).isLessThan(P99));
  }

  /**
   * Asks each time with another limit, so that no answer comes from the cache of answers. The times
   * are those of a server that has been running for a while.
   */
  private void measure(String uri) {
    long[] nanos = new long[QUESTIONS];
    for (int i = -WARM_UP; i < QUESTIONS; i++) {
      long asked = System.nanoTime();
      assertThat(status(uri + "&limit=" + (9_000 + i))).as(uri).isEqualTo(200);
      if (i >= 0) {
        nanos[i] = System.nanoTime() - asked;
      }
    }
    Arrays.sort(nanos);
    Duration p99 = Duration.ofNanos(nanos[QUESTIONS * 99 / 100]);
    System.out.printf(
        "%s: p50 %d ms, p99 %d ms%n",
        uri, Duration.ofNanos(nanos[QUESTIONS / 2]).toMillis(), p99.toMillis());
    slowest.put(uri, p99);
  }

  private int status(String uri) {
    return client.get().uri(uri).exchange().expectBody().returnResult().getStatus().value();
  }
}
