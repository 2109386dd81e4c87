package io.millrace.system.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.system.RunningMillrace;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * The purchase journey that {@code system-tests/clients} sends through a client on Douyin, and the
 * same one sent in the native form on Bilibili. Both are on the same day, on different platforms.
 * Each test has another day.
 *
 * @param day the day of the journey
 */
record ClientJourney(LocalDate day) {
  static final String CLIENT = "douyin";
  static final String NATIVE = "bilibili";

  private static final List<String> EVENTS =
      List.of(
          "content view 0",
          "social share 10",
          "commerce product_view 20",
          "commerce cart_add 30",
          "commerce purchase 40 100.50",
          "commerce refund 50 20.25");

  /** What the program of a client reads. */
  Map<String, String> environment(URI url, String key) {
    return Map.of(
        "URL",
        url.toString(),
        "KEY",
        key,
        "PLATFORM",
        CLIENT,
        "VISITOR",
        "visitor-" + day,
        "ORDER",
        order(),
        "DAY",
        day.toString());
  }

  /** Sends it in the native form. */
  void sendNatively(RunningMillrace millrace) {
    for (String event : EVENTS) {
      List<String> parts = List.of(event.split(" ", -1));
      String money =
          parts.size() == 3
              ? ""
              : ",\"order\":\"%s\",\"amount\":{\"value\":\"%s\",\"currency\":\"CNY\"}"
                  .formatted(order(), parts.get(3));
      HttpResponse<String> answer =
          millrace.post(
              parts.getFirst(),
              """
              {"id":"%s","type":"%s","platform":"%s","surface":"shop","visitor":"native-%s",\
              "at":"%sT08:00:%2sZ"%s}\
              """
                  .formatted(
                      day + parts.get(1), parts.get(1), NATIVE, day, day, parts.get(2), money)
                  .replace(": ", ":0"));
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    }
  }

  /** The numbers of the day of one platform, by surface too, and how many events are missing. */
  String numbers(RunningMillrace millrace, String platform) {
    String range = "?from=%sT00:00:00Z&to=%sT00:00:00Z".formatted(day, day.plusDays(1));
    JsonNode summary = get(millrace, platform, "/summary" + range + "&grain=day");
    JsonNode surfaces = get(millrace, platform, "/surfaces" + range + "&model=linear");
    return "lag %s%n%s%n%s"
        .formatted(
            summary.get("lag").get("events"),
            summary.get("rows").toPrettyString(),
            surfaces.get("surfaces").toPrettyString());
  }

  private static JsonNode get(RunningMillrace millrace, String platform, String path) {
    return millrace.answers().get("/v1/platforms/" + platform + path);
  }

  private String order() {
    return "order-" + day;
  }
}
