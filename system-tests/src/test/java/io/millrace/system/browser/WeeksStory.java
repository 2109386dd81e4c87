package io.millrace.system.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.system.RunningMillrace;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Events of two weeks that give every question of an analyst an answer: credit that the models
 * divide in other ways, a week before, refunds of orders with and without touches, buyers that are
 * new and that are not, and people on two platforms.
 */
final class WeeksStory {
  static final String CREATOR = "lin-2026";
  static final String OTHER_CREATOR = "mei-2026";
  static final String ORDER = "t-20261-anna";

  private static final Duration WEEK = Duration.ofDays(7);

  private final RunningMillrace millrace;
  private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
  private int sent;

  WeeksStory(RunningMillrace millrace) {
    this.millrace = millrace;
  }

  /**
   * Sends both weeks. The money of this week is 12800 + 5000 + 2000 + 4000, of which 8300 came
   * back.
   */
  void send() {
    view("carla", "douyin", "feed", 2 * 60, WEEK, CREATOR);
    buy("carla", "taobao", "t-carla", "30.00", 60, WEEK);
    view("dan", "xiaohongshu", "feed", 3 * 60, WEEK, "");
    buy("dan", "xiaohongshu", "x-dan", "10.00", 2 * 60, WEEK);

    view("anna", "douyin", "live", 12, Duration.ZERO, CREATOR);
    view("anna", "wechat", "moments", 11, Duration.ZERO, OTHER_CREATOR);
    buy("anna", "taobao", ORDER, "128.00", 10, Duration.ZERO);
    refund("anna", "taobao", ORDER, "28.00", 9);
    view("bo", "douyin", "feed", 8, Duration.ZERO, "");
    buy("bo", "douyin", "d-bo", "50.00", 7, Duration.ZERO);
    refund("bo", "douyin", "d-bo", "50.00", 6);
    buy("emil", "jd", "j-emil", "20.00", 5, Duration.ZERO);
    refund("emil", "jd", "j-emil", "5.00", 4);
    view("carla", "wechat", "channels", 4, Duration.ZERO, OTHER_CREATOR);
    buy("carla", "taobao", "t-carla-2", "40.00", 3, Duration.ZERO);
    send(
        "commerce",
        "\"type\":\"spend\",\"platform\":\"douyin\",\"surface\":\"live\","
            + "\"amount\":{\"value\":\"16.00\",\"currency\":\"CNY\"}"
            + named(CREATOR),
        now.minus(12, ChronoUnit.MINUTES));
  }

  private static String named(String creator) {
    return creator.isEmpty() ? "" : ",\"creator\":\"%s\"".formatted(creator);
  }

  private void view(
      String visitor, String platform, String surface, int minutes, Duration ago, String creator) {
    send(
        "content",
        "\"type\":\"view\",\"platform\":\"%s\",\"surface\":\"%s\",\"visitor\":\"%s\",\"durationMs\":60000%s"
            .formatted(platform, surface, visitor, named(creator)),
        at(minutes, ago));
  }

  private void buy(
      String visitor, String platform, String order, String value, int minutes, Duration ago) {
    money("purchase", visitor, platform, order, value, at(minutes, ago));
  }

  private void refund(String visitor, String platform, String order, String value, int minutes) {
    money("refund", visitor, platform, order, value, at(minutes, Duration.ZERO));
  }

  private void money(
      String type, String visitor, String platform, String order, String value, Instant at) {
    send(
        "commerce",
        "\"type\":\"%s\",\"platform\":\"%s\",\"surface\":\"shop\",\"visitor\":\"%s\",\"order\":\"%s\",\"amount\":{\"value\":\"%s\",\"currency\":\"CNY\"}"
            .formatted(type, platform, visitor, order, value),
        at);
  }

  private Instant at(int minutes, Duration ago) {
    return now.minus(minutes, ChronoUnit.MINUTES).minus(ago);
  }

  private void send(String domain, String fields, Instant at) {
    String event = "{\"id\":\"w-%d\",\"at\":\"%s\",%s}".formatted(sent++, at, fields);
    assertThat(millrace.post(domain, event).statusCode()).as(event).isEqualTo(202);
  }
}
