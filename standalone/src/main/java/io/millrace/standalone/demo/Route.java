package io.millrace.standalone.demo;

import java.util.List;

/**
 * A way from attention to money.
 *
 * @param from platform that gathers the traffic
 * @param surfaces where on it
 * @param to platform that sells
 * @param shelf surface on which products are looked at
 * @param till surface on which they are bought
 * @param weight how often it is taken, in percent of all
 */
record Route(String from, List<String> surfaces, String to, String shelf, String till, int weight) {

  /** Closed loops within one platform, and external circulation between two. */
  static final List<Route> ALL =
      List.of(
          new Route("douyin", List.of("feed", "live", "feed"), "taobao", "item", "shop", 15),
          new Route("kuaishou", List.of("live", "feed"), "taobao", "item", "shop", 9),
          new Route("wechat", List.of("moments", "official-accounts"), "jd", "item", "shop", 11),
          new Route("wechat", List.of("chat", "moments"), "pinduoduo", "item", "shop", 12),
          new Route(
              "wechat",
              List.of("moments", "channels", "search", "official-accounts"),
              "wechat",
              "mini-program",
              "shop",
              14),
          new Route("taobao", List.of("browse", "live"), "taobao", "item", "shop", 15),
          new Route("douyin", List.of("feed", "live"), "douyin", "shop", "shop", 15),
          new Route("kuaishou", List.of("live"), "kuaishou", "shop", "shop", 9));

  static Route at(int percent) {
    int left = percent;
    for (Route route : ALL) {
      left -= route.weight;
      if (left < 0) {
        return route;
      }
    }
    throw new IllegalArgumentException("weights end before " + percent);
  }

  /** Where buyers of the selling platform come back to. */
  String home() {
    return switch (to) {
      case "jd", "pinduoduo" -> "home";
      case "taobao" -> "browse";
      case "wechat" -> "channels";
      default -> "feed";
    };
  }
}
