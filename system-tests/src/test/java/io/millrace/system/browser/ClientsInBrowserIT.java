package io.millrace.system.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.system.MillraceForClients;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
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
  private static MillraceForClients millrace;

  @BeforeAll
  static void start() {
    millrace = MillraceForClients.start(directory.resolve("data"), SHOP.origin());
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
            .formatted(millrace.publicKey(), millrace.url(""));
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
            .formatted(millrace.url("/sa"), millrace.publicKey(), platform, way);
    visit("sensors-" + way, "sa-sdk-javascript/sensorsdata.min.js", script, platform);
  }

  @ParameterizedTest
  @CsvSource({"standard, xiaohongshu", "batching, youku"})
  void segmentCountsAViewAndTwoStepsOfTheFunnel(String strategy, String platform) {
    URI url = millrace.url("/v1");
    String script =
        """
        const analytics = AnalyticsNext.AnalyticsBrowser.load({
          writeKey: '%s',
          cdnSettings: {integrations: {'Segment.io': {
            apiKey: '%s', apiHost: '%s', protocol: 'http',
            deliveryStrategy: {strategy: '%s', config: {size: 10, timeout: 500}}}}}
        });
        const platform = '%s';
        analytics.identify('visitor-7', {plan: 'gold'});
        analytics.page('Autumn', {platform});
        analytics.track('Product Viewed', {platform, product_id: 'sku-1'});
        analytics.track('Product Added', {platform, product_id: 'sku-1'});
        """
            .formatted(
                millrace.publicKey(),
                millrace.publicKey(),
                url.getAuthority() + url.getPath(),
                strategy,
                platform);
    visit("segment-" + strategy, "@segment/analytics-next/dist/umd/index.js", script, platform);
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
            .running()
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
}
