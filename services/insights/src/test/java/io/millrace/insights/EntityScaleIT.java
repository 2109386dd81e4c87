package io.millrace.insights;

import static io.millrace.insights.testing.Revisions.at;
import static io.millrace.insights.testing.Revisions.revision;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.events.Entity;
import io.millrace.events.cell.Cell;
import io.millrace.events.cell.Family;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Kind;
import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Metric;
import io.millrace.events.cell.Model;
import io.millrace.insights.testing.FakeSummarySource;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;

/**
 * Ranks the creators of one platform and month: 10 000, or 100 000 with {@code
 * -Dmillrace.scale=full}. It prints what was measured. The limits that it checks are far above
 * that, because other programs run at the same time.
 */
@Timeout(300)
class EntityScaleIT {
  private static final boolean FULL = "full".equals(System.getProperty("millrace.scale"));
  private static final int CREATORS = FULL ? 100_000 : 10_000;
  private static final int QUERIES = 300;
  private static final long MONTH = at("2026-11-01T00:00:00Z");
  private static final String DAYS =
      "/v1/rankings?by=creator&metric=credit&platform=douyin&from=2026-11-01&to=2026-11-30"
          + "&currency=CNY&limit=";
  private static final String URI =
      "/v1/rankings?by=creator&metric=credit&platform=douyin&period=2026-11&currency=CNY&limit=";

  private final FakeSummarySource source = new FakeSummarySource();

  @Test
  void ranksTheCreatorsOfAMonth(@TempDir Path directory) throws Exception {
    try (EmbeddedMongo mongo = new EmbeddedMongo(directory)) {
      try (RunningInsights insights = start(mongo)) {
        long begun = System.nanoTime();
        for (int i = 0; i < CREATORS; i++) {
          source.append(revision(cell(i), 0, numbers(i)));
          for (int day = i % 10; day < 29; day += 10) {
            source.append(revision(day(i, day), 0, numbers(i)));
          }
        }
        source.append(revision(total(), 0, totals()));
        awaitCreators(insights, CREATORS);
        print(
            "read and ranked while reading: %d rows/s"
                .formatted(4L * CREATORS * 1_000_000_000L / since(begun)));
        await()
            .atMost(Duration.ofSeconds(60))
            .until(() -> insights.gauge("millrace.insights.pending.cells") == 0);
        print(
            "read, ranked and stored: %d rows/s"
                .formatted(4L * CREATORS * 1_000_000_000L / since(begun)));
      }
      print("store: %d MB".formatted(Files.size(directory.resolve("store")) >> 20));
      try (RunningInsights insights = start(mongo)) {
        await().until(() -> insights.gauge("millrace.insights.pending.cells") == 0);
        long before = usedHeap();
        awaitCreators(insights, CREATORS);
        print("heap of the month: %.1f MB".formatted((usedHeap() - before) / (double) (1 << 20)));
        long first = System.nanoTime();
        insights.client().get().uri(URI + 50).exchange().expectStatus().isOk();
        print("again: %d ms".formatted(since(first) / 1_000_000));
        measure(insights, "a month", URI);
        reportMemory(insights);
        long days = System.nanoTime();
        await()
            .atMost(Duration.ofSeconds(60))
            .ignoreExceptions()
            .until(() -> answers(insights, DAYS + 50));
        print("29 days, first: %d ms".formatted(since(days) / 1_000_000));
        measure(insights, "29 days", DAYS);
        reportAll(insights);
      }
    }
  }

  private void measure(RunningInsights insights, String what, String uri) {
    List<Long> times = new ArrayList<>();
    for (int i = 0; i < QUERIES; i++) {
      // Cells change all the time, so no answer is remembered.
      source.append(revision(cell(i % 7), 0, numbers(i % 7)));
      source.append(revision(day(i % 7, 28), 0, numbers(i % 7)));
      long begun = System.nanoTime();
      insights
          .client()
          .get()
          .uri(uri + (1 + i % 200))
          .exchange()
          .expectStatus()
          .isOk()
          .expectBody()
          .returnResult();
      times.add(since(begun) / 1_000);
    }
    times.sort(null);
    long p99 = times.get(QUERIES * 99 / 100);
    print("%s, warm: p50 %d us, p99 %d us".formatted(what, times.get(QUERIES / 2), p99));
    assertThat(p99).isLessThan(1_000_000);
  }

  /** A month and its days, of which each creator has three. */
  private static void reportAll(RunningInsights insights) {
    double bytes = insights.gauge("millrace.insights.entities.bytes");
    print("%.1f MB in memory with 29 days".formatted(bytes / (1 << 20)));
    assertThat(bytes).isLessThan(128 << 20);
  }

  private static void reportMemory(RunningInsights insights) {
    double bytes = insights.gauge("millrace.insights.entities.bytes");
    print(
        "%.1f MB in memory, %.0f bytes for each of a month"
            .formatted(bytes / (1 << 20), bytes / CREATORS));
    assertThat(bytes).isBetween(100.0 * CREATORS, 400.0 * CREATORS);
  }

  /** Bytes of the heap that are in use after a collection. */
  private static long usedHeap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private static void awaitCreators(RunningInsights insights, int count) {
    long begun = System.nanoTime();
    await()
        .atMost(Duration.ofSeconds(90))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> get(insights.client()).contains("\"other\":{\"count\":" + (count - 50) + ","));
    print("first answer with all: %d ms".formatted(since(begun) / 1_000_000));
    assertThat(get(insights.client())).contains("\"unnamed\":\"1000\"");
  }

  private static String get(WebTestClient client) {
    EntityExchangeResult<String> answer =
        client.get().uri(URI + 50).exchange().expectBody(String.class).returnResult();
    return String.valueOf(answer.getResponseBody());
  }

  private RunningInsights start(EmbeddedMongo mongo) {
    return RunningInsights.reading(
        source, mongo.uri(), "--millrace.insights.entities.memory=128MB");
  }

  private static Cell cell(int creator) {
    return Family.of("douyin", new Entity(Entity.Type.CREATOR, "creator-%09d".formatted(creator)))
        .cell(Grain.MONTH, MONTH);
  }

  /** Each creator has three of the days. */
  private static Cell day(int creator, int day) {
    return Family.of("douyin", new Entity(Entity.Type.CREATOR, "creator-%09d".formatted(creator)))
        .cell(Grain.DAY, MONTH + day * Duration.ofDays(1).toMillis());
  }

  private static boolean answers(RunningInsights insights, String uri) {
    return insights
        .client()
        .get()
        .uri(uri)
        .exchange()
        .returnResult(Void.class)
        .getStatus()
        .is2xxSuccessful();
  }

  /** Credit under all models on two surfaces, and some spend. */
  private static Map<Measure, Long> numbers(int creator) {
    Map<Measure, Long> numbers = new HashMap<>();
    for (Model model : Model.values()) {
      for (String surface : List.of("feed", "live")) {
        numbers.put(
            Measure.of(Metric.ENTITY_CREDIT, model.id(), surface, "taobao", "CNY"), creator + 1L);
        numbers.put(
            Measure.of(Metric.ENTITY_CREDIT_ORDERS, model.id(), surface, "taobao"), 250_000L);
      }
    }
    numbers.put(Measure.of(Metric.ENTITY_SPEND, "feed", "CNY"), 1L + creator % 100);
    return numbers;
  }

  private static Cell total() {
    return new Cell(Kind.CREDIT, "douyin", Grain.MONTH, MONTH);
  }

  private static Map<Measure, Long> totals() {
    long named = (long) CREATORS * (CREATORS + 1);
    return Map.of(
        Measure.of(Metric.CREDIT_OUT, "last_touch", "live", "taobao", "CNY"), named + 1_000);
  }

  private static long since(long nanos) {
    return System.nanoTime() - nanos;
  }

  private static void print(String measured) {
    System.out.println(CREATORS + " creators, " + measured);
  }
}
