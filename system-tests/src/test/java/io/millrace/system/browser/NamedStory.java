package io.millrace.system.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.system.RunningMillrace;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A few events that name creators, campaigns, items, channels and regions, and what traffic cost.
 */
final class NamedStory {
  static final String CREATOR = "lin/1 & co";
  static final String OTHER_CREATOR = "mei";
  static final String CAMPAIGN = "autumn tea";
  static final String ORDER = "o-dora";

  private final RunningMillrace millrace;
  private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
  private int sent;

  NamedStory(RunningMillrace millrace) {
    this.millrace = millrace;
  }

  /**
   * Dora sees Lin on Douyin, then Mei on WeChat, and buys on Taobao. Emil sees nobody's video on
   * Douyin and buys there. The campaign of Lin was paid for.
   */
  void send() {
    view(
        "dora",
        "douyin",
        "feed",
        9,
        named(CREATOR, CAMPAIGN) + ",\"channel\":\"search\",\"region\":\"cn\"");
    view("dora", "wechat", "moments", 7, ",\"creator\":\"%s\"".formatted(OTHER_CREATOR));
    purchase("dora", "taobao", ORDER, "100.00", 5);
    view("emil", "douyin", "live", 6, ",\"channel\":\"social\",\"region\":\"hk\"");
    purchase("emil", "douyin", "o-emil", "30.00", 4);
    send(
        "commerce",
        "\"type\":\"spend\",\"platform\":\"douyin\",\"surface\":\"feed\","
            + "\"amount\":{\"value\":\"20.00\",\"currency\":\"CNY\"}"
            + named(CREATOR, CAMPAIGN),
        8);
  }

  private static String named(String creator, String campaign) {
    return ",\"creator\":\"%s\",\"campaign\":\"%s\"".formatted(creator, campaign);
  }

  private void view(String visitor, String platform, String surface, int minutes, String names) {
    send(
        "content",
        "\"type\":\"view\",\"platform\":\"%s\",\"surface\":\"%s\",\"visitor\":\"%s\",\"durationMs\":60000%s"
            .formatted(platform, surface, visitor, names),
        minutes);
  }

  private void purchase(String visitor, String platform, String order, String value, int minutes) {
    send(
        "commerce",
        "\"type\":\"purchase\",\"platform\":\"%s\",\"surface\":\"shop\",\"visitor\":\"%s\",\"order\":\"%s\",\"amount\":{\"value\":\"%s\",\"currency\":\"CNY\"}"
            .formatted(platform, visitor, order, value),
        minutes);
  }

  private void send(String domain, String fields, int minutesAgo) {
    String event =
        "{\"id\":\"n-%d\",\"at\":\"%s\",%s}"
            .formatted(sent++, now.minus(minutesAgo, ChronoUnit.MINUTES), fields);
    assertThat(millrace.post(domain, event).statusCode()).as(event).isEqualTo(202);
  }
}
