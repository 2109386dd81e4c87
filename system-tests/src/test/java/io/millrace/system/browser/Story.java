package io.millrace.system.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.system.RunningMillrace;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** A few events of the last minutes: attention on two platforms, money on two, one refund. */
final class Story {
  static final String ORDER = "o-anna";

  private final RunningMillrace millrace;
  private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
  private int sent;
  private int mistakes;

  Story(RunningMillrace millrace) {
    this.millrace = millrace;
  }

  /**
   * Anna sees Douyin and WeChat and buys on Taobao; Bo sees and buys on Douyin, and returns half.
   */
  void send() {
    view("anna", "douyin", "live", 9);
    view("anna", "wechat", "moments", 7);
    purchase("anna", "taobao", ORDER, "128.00", 5);
    view("bo", "douyin", "feed", 6);
    purchase("bo", "douyin", "o-bo", "50.01", 4);
    commerce("bo", "refund", "douyin", "o-bo", "25.00", 3);
  }

  void view(String visitor, String platform, String surface, int minutesAgo) {
    accepted(
        "content", event(visitor, "view", platform, surface, minutesAgo, "\"durationMs\":60000"));
  }

  void purchase(String visitor, String platform, String order, String amount, int minutesAgo) {
    commerce(visitor, "purchase", platform, order, amount, minutesAgo);
  }

  /** Yesterday Carla saw and bought on Xiaohongshu. */
  void sendYesterday() {
    view("carla", "xiaohongshu", "feed", 24 * 60 + 7);
    purchase("carla", "xiaohongshu", "o-carla", "10.00", 24 * 60 + 5);
  }

  /** Something that is refused: there is no such type. */
  void mistake() {
    HttpResponse<String> answer =
        millrace.post("content", event("carl", "veiw", "douyin", "feed", 1, "\"durationMs\":1"));
    assertThat(answer.statusCode()).isEqualTo(422);
    mistakes++;
  }

  /** How many events were refused until now. */
  int mistakes() {
    return mistakes;
  }

  private void commerce(
      String visitor, String type, String platform, String order, String amount, int minutesAgo) {
    String more =
        "\"order\":\"%s\",\"amount\":{\"value\":\"%s\",\"currency\":\"CNY\"}"
            .formatted(order, amount);
    accepted("commerce", event(visitor, type, platform, "shop", minutesAgo, more));
  }

  private void accepted(String domain, String event) {
    assertThat(millrace.post(domain, event).statusCode()).isEqualTo(202);
  }

  private String event(
      String visitor, String type, String platform, String surface, int minutesAgo, String more) {
    return """
    {"id":"s-%d","type":"%s","platform":"%s","surface":"%s","visitor":"%s","at":"%s",%s}\
    """
        .formatted(
            sent++,
            type,
            platform,
            surface,
            visitor,
            now.minus(minutesAgo, ChronoUnit.MINUTES),
            more);
  }
}
