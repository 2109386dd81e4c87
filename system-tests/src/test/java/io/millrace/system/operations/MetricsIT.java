package io.millrace.system.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.keys.Role;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The words about metrics, the dashboard and the alerts against what the services say. */
class MetricsIT {
  /** Kafka's own metrics are looked for once a minute. */
  private static final Duration REFRESHED = Duration.ofSeconds(100);

  /** Prometheus adds them when it scrapes. */
  private static final Set<String> ADDED = Set.of("job", "instance");

  private static final Map<String, String> SECTIONS =
      Map.of(
          "content", "Ingest",
          "social", "Ingest",
          "commerce", "Ingest",
          "collector", "Ingest,Collector",
          "aggregator", "Aggregator",
          "insights", "Insights",
          "gateway", "Gateway");

  private static RunningServices services;

  @BeforeAll
  static void start(@TempDir Path folder) {
    services = new RunningServices(folder);
    await().atMost(Duration.ofSeconds(60)).until(MetricsIT::allAreReady);
    use();
    await().atMost(REFRESHED).until(MetricsIT::kafkaIsMeasured);
  }

  @AfterAll
  static void stop() {
    services.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"content", "social", "commerce", "collector", "aggregator", "insights", "gateway"})
  void everyDocumentedMetricIsThere(String service) {
    Scrape scrape = services.scrape(service);
    assertThat(documented(service))
        .isNotEmpty()
        .allSatisfy(
            row -> {
              assertThat(scrape.types()).containsEntry(row.name(), row.type());
              assertThat(scrape.labelsOf(row.name())).isEqualTo(row.labels());
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"content", "social", "commerce", "collector", "aggregator", "insights", "gateway"})
  void everyMetricOfMillraceIsDocumented(String service) {
    assertThat(documented(service).stream().map(MetricsTable.Row::name).toList())
        .containsAll(services.scrape(service).own().toList());
  }

  @Test
  void theDashboardShowsOnlyWhatIsThere() {
    Scrape all = everything();
    assertThat(Dashboard.real().expressions())
        .hasSizeGreaterThan(20)
        .allSatisfy(expression -> assertKnown(expression, all));
  }

  @Test
  void alertsWatchOnlyWhatIsThere() {
    Scrape all = everything();
    assertThat(AlertRules.real().rules())
        .isNotEmpty()
        .allSatisfy(rule -> assertKnown(rule.expression(), all));
  }

  private static void assertKnown(String expression, Scrape all) {
    Promql used = Promql.of(expression);
    assertThat(used.selectors()).as(expression).isNotEmpty();
    used.selectors()
        .forEach(
            (metric, labels) -> {
              if (!metric.equals("up")) {
                assertThat(all.labels()).as(expression).containsKey(metric);
                assertThat(known(metric, all)).as(expression).containsAll(labels);
                assertThat(known(metric, all)).as(expression).containsAll(used.grouping());
              }
            });
  }

  private static List<String> known(String metric, Scrape all) {
    return Stream.concat(ADDED.stream(), all.labels().getOrDefault(metric, Set.of()).stream())
        .toList();
  }

  private static Scrape everything() {
    return services.names().stream().map(services::scrape).reduce(Scrape::and).orElseThrow();
  }

  private static List<MetricsTable.Row> documented(String service) {
    return Stream.of((SECTIONS.getOrDefault(service, "") + ",Every service").split(",", -1))
        .flatMap(section -> MetricsTable.of(section).stream())
        .filter(row -> !row.name().startsWith("http_server") || !service.equals("aggregator"))
        .toList();
  }

  private static boolean allAreReady() {
    return services.names().stream()
        .allMatch(name -> services.manage(name, "/health/readiness").statusCode() == 200);
  }

  private static boolean kafkaIsMeasured() {
    return services
            .scrape("aggregator")
            .labels()
            .containsKey("kafka_consumer_fetch_manager_records_lag")
        && Stream.of("content", "social", "commerce")
            .allMatch(
                name ->
                    services.scrape(name).labels().containsKey("kafka_producer_record_send_total"));
  }

  /** A bit of everything, good and bad, so that every number has a reason to be there. */
  private static void use() {
    Map.of("content", "view", "social", "share", "commerce", "product_view")
        .forEach(MetricsIT::send);
    assertThat(services.ask("nonsense", "/v1/platforms").statusCode()).isEqualTo(401);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> hasCounted(services.ask(services.key(Role.READ), "/v1/platforms").body()));
    services.listen();
    services.names().stream()
        .filter(name -> !name.equals("gateway") && !name.equals("aggregator"))
        .forEach(MetricsIT::provokeAProblem);
  }

  private static void send(String domain, String type) {
    String event =
        """
        {"id":"e-%s","type":"%s","platform":"douyin","surface":"live","visitor":"v","at":"%s"}
        """
            .formatted(domain, type, Instant.now());
    String batch = "[%s,%s,{\"id\":\"bad\"}]".formatted(event, event);
    for (String path : List.of("/v1/events/" + domain, "/v1/events")) {
      assertThat(services.send(Role.WRITE, path, batch).statusCode()).isEqualTo(202);
    }
  }

  private static void provokeAProblem(String service) {
    if (service.equals("insights")) {
      assertThat(services.ask(services.key(Role.READ), "/v1/loops").statusCode()).isEqualTo(400);
    } else {
      String path = service.equals("collector") ? "/v1/events" : "/v1/events/" + service;
      assertThat(services.send(Role.WRITE, path, "nonsense").statusCode()).isEqualTo(400);
    }
  }

  private static boolean hasCounted(String platforms) {
    return platforms.toLowerCase(Locale.ROOT).contains("\"events\":3");
  }
}
