package io.millrace.system.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.system.Command;
import io.millrace.system.RunningMillrace;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The libraries of other products in pages of another origin, with a public key. */
@Tag("clients")
class ClientsInBrowserIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir private static Path directory;
  private static final ShopPages SHOP = new ShopPages();
  private static RunningMillrace millrace;
  private static String key;

  @BeforeAll
  static void start() {
    Path data = directory.resolve("data");
    millrace = RunningMillrace.start(data);
    key = createKey(data);
  }

  @AfterAll
  static void stop() {
    millrace.close();
    SHOP.close();
  }

  @Test
  void postHogCountsAViewAndTwoStepsOfTheFunnel() {
    String script =
        """
        posthog.init('%s', {api_host: '%s', persistence: 'memory', autocapture: false,
          disable_session_recording: true, advanced_disable_flags: true, disable_surveys: true,
          capture_pageview: false, capture_pageleave: false, opt_out_useragent_filter: true,
          disable_external_dependency_loading: true});
        posthog.register({platform: 'douyin'});
        posthog.capture('$pageview');
        posthog.capture('Product Viewed', {product_id: 'sku-1'});
        posthog.capture('Product Added', {product_id: 'sku-1'});
        """
            .formatted(key, millrace.url(""));
    visit("posthog", "posthog-js/dist/array.full.js", script, "douyin");
  }

  @ParameterizedTest
  @CsvSource({"image, kuaishou", "ajax, weibo", "beacon, bilibili"})
  void sensorsAnalyticsCountsAViewAndTwoStepsOfTheFunnel(String way, String platform) {
    String script =
        """
        const sensors = window.sensorsDataAnalytic201505;
        sensors.init({server_url: '%s?project=default&token=%s&platform=%s', send_type: '%s',
          heatmap: {clickmap: 'not_collect', scroll_notice_map: 'not_collect'}});
        sensors.quick('autoTrackSinglePage');
        sensors.track('CommodityDetail', {commodity_id: 'sku-1'});
        sensors.track('AddToShoppingCart', {commodity_id: 'sku-1'});
        """
            .formatted(millrace.url("/sa"), key, platform, way);
    visit("sensors-" + way, "sa-sdk-javascript/sensorsdata.min.js", script, platform);
  }

  private static void visit(String page, String library, String script, String platform) {
    try (Browser browser = Browser.start("en", 1280)) {
      browser.open(SHOP.add(page, library, script));
      await(page + " is counted")
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(counted(platform)).isEqualTo("1 view, 2 commerce"));
    }
  }

  private static String counted(String platform) {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    JsonNode rows =
        millrace
            .answers()
            .summary(
                platform,
                "day",
                today.minusDays(1) + "T00:00:00Z",
                today.plusDays(2) + "T00:00:00Z")
            .get("rows");
    return "%d view, %d commerce".formatted(sum(rows, "content"), sum(rows, "commerce"));
  }

  private static long sum(JsonNode rows, String count) {
    return StreamSupport.stream(rows.spliterator(), false)
        .mapToLong(row -> row.get("traffic").get(count).longValue())
        .sum();
  }

  private static String createKey(Path data) {
    Command.Result created =
        Command.run(
            List.of(
                "keys",
                "--data",
                data.toString(),
                "create",
                "--name",
                "pages",
                "--role",
                "collect",
                "--origin",
                SHOP.origin()));
    assertThat(created.code()).as(created.output()).isZero();
    return created
        .output()
        .lines()
        .map(String::strip)
        .filter(line -> line.startsWith("mr_"))
        .findFirst()
        .orElseThrow(() -> new AssertionError(created.output()));
  }
}
