package io.millrace.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The same events, mixed through {@code /v1/events} and domain by domain through the routes of the
 * domains, on two platforms of one Millrace: the numbers must be the same.
 */
class MixedRouteIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String MIXED = "douyin";
  private static final String BY_DOMAIN = "taobao";
  private static final int VISITORS = 20;

  @TempDir private Path directory;
  private final Instant start = Instant.now().minus(2, ChronoUnit.HOURS);

  @Test
  void countsAMixedRequestLikeTheSameEventsByDomain() {
    try (RunningMillrace millrace = RunningMillrace.start(directory.resolve("data"))) {
      assertThat(millrace.post("content", lines(BY_DOMAIN, "view", "like")).body())
          .contains("\"accepted\":" + 2 * VISITORS);
      assertThat(millrace.post("social", lines(BY_DOMAIN, "share")).body())
          .contains("\"accepted\":" + VISITORS);
      assertThat(millrace.post("commerce", lines(BY_DOMAIN, "cart_add", "purchase")).body())
          .contains("\"accepted\":" + 2 * VISITORS);
      String mixed = lines(MIXED, "view", "like", "share", "cart_add", "purchase");
      for (int i = 0; i < 2; i++) { // sending anything again is safe
        assertThat(withBasic(millrace, mixed).body())
            .contains("\"received\":%d,\"accepted\":%1$d,".formatted(5 * VISITORS));
      }

      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(orders(millrace, MIXED)).isEqualTo(VISITORS));
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () -> assertThat(day(millrace, MIXED)).isEqualTo(day(millrace, BY_DOMAIN)));
      assertThat(orders(millrace, BY_DOMAIN)).isEqualTo(VISITORS);
    }
  }

  private String lines(String platform, String... types) {
    List<String> events = new ArrayList<>();
    for (int visitor = 0; visitor < VISITORS; visitor++) {
      for (String type : types) {
        events.add(event(platform, visitor, type));
      }
    }
    return '[' + String.join(",", events) + ']';
  }

  private String event(String platform, int visitor, String type) {
    int minute = List.of("view", "like", "share", "cart_add", "purchase").indexOf(type);
    String more =
        type.equals("purchase")
            ? ",\"order\":\"o-%d\",\"amount\":{\"value\":\"%d.50\",\"currency\":\"CNY\"}"
                .formatted(visitor, visitor)
            : "";
    return """
    {"id":"%s-%d","type":"%s","platform":"%s","surface":"%s","visitor":"%s-%d","at":"%s"%s}\
    """
        .formatted(
            type,
            visitor,
            type,
            platform,
            minute < 3 ? "live" : "shop",
            platform,
            visitor,
            start.plus(minute, ChronoUnit.MINUTES),
            more);
  }

  private static HttpResponse<String> withBasic(RunningMillrace millrace, String body) {
    String user = millrace.key("write.key") + ":";
    HttpRequest request =
        HttpRequest.newBuilder(millrace.url("/v1/events"))
            .header(
                "Authorization",
                "Basic "
                    + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8)))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    return Answers.send(request);
  }

  private long orders(RunningMillrace millrace, String platform) {
    return day(millrace, platform).at("/orders/count").asLong();
  }

  /** The totals of the days of the test. */
  private JsonNode day(RunningMillrace millrace, String platform) {
    Instant from = start.truncatedTo(ChronoUnit.DAYS);
    Instant to = from.plus(2, ChronoUnit.DAYS);
    return millrace
        .answers()
        .summary(platform, "day", from.toString(), to.toString())
        .at("/totals");
  }
}
