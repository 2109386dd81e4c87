package io.millrace.bench;

import io.millrace.events.Event;
import io.millrace.events.EventEnvelope;
import io.millrace.events.EventKey;
import io.millrace.events.EventType;
import io.millrace.events.Money;
import io.millrace.events.Visitor;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.function.IntSupplier;

/**
 * Generates skewed traffic like that of a busy evening. Few visitors cause most of the traffic, and
 * each visitor is mostly on one platform. 60 % of the events are content, 25 % social and 15 %
 * commerce; 8 % of the commerce events are purchases. Events are in order of time, by default 100
 * per second of event time.
 */
final class BenchWorld {
  static final List<String> PLATFORMS =
      List.of(
          "wechat",
          "taobao",
          "douyin",
          "jd",
          "kuaishou",
          "weibo",
          "bilibili",
          "meituan",
          "pinduoduo",
          "xiaohongshu",
          "baidu",
          "qq",
          "toutiao",
          "alipay",
          "didi",
          "youku",
          "iqiyi",
          "tmall",
          "yy",
          "kugou");
  private static final List<String> SURFACES =
      List.of("channels", "moments", "search", "mini-program", "live", "feed", "shop", "item");
  private static final List<EventType> CONTENT =
      List.of(EventType.VIEW, EventType.LIKE, EventType.SEARCH, EventType.IMPRESSION);
  private static final List<EventType> SOCIAL =
      List.of(EventType.MESSAGE, EventType.SHARE, EventType.REACTION);
  private static final long START_MS = 1_763_900_000_000L;
  private static final int MS_BETWEEN = 10;
  private static final int MS_BETWEEN_IN_SESSIONS = 2;
  private static final double SKEW = 2;

  private final SplittableRandom random;
  private final IntSupplier visitors;
  private final long startMs;
  private final int msBetween;
  private int next;

  BenchWorld(long seed, int visitors) {
    this(seed, visitors, START_MS, MS_BETWEEN);
  }

  /**
   * A world with this time of its first event and this distance between events, in milliseconds.
   */
  BenchWorld(long seed, int visitors, long startMs, int msBetween) {
    this.random = new SplittableRandom(seed);
    this.visitors = () -> (int) (visitors * Math.pow(random.nextDouble(), SKEW));
    this.startMs = startMs;
    this.msBetween = msBetween;
  }

  private BenchWorld(SplittableRandom random, Sessions sessions) {
    this.random = random;
    this.visitors = sessions::next;
    this.startMs = START_MS;
    this.msBetween = MS_BETWEEN_IN_SESSIONS;
  }

  /** A world in which visitors come in sessions; 500 events per second of event time. */
  static BenchWorld ofSessions(long seed, int visitors) {
    SplittableRandom random = new SplittableRandom(seed);
    return new BenchWorld(random, new Sessions(random.split(), visitors, SKEW));
  }

  Event event() {
    int visitor = visitors.getAsInt();
    int share = random.nextInt(100);
    if (share < 60) {
      return new Event.Content(
          envelope(visitor, pick(CONTENT)), OptionalLong.of(random.nextLong(60_000)));
    }
    if (share < 85) {
      return new Event.Social(envelope(visitor, pick(SOCIAL)), OptionalLong.empty());
    }
    return commerce(visitor);
  }

  private Event commerce(int visitor) {
    if (random.nextInt(100) < 8) {
      Money amount = new Money("CNY", random.nextLong(100, 100_000));
      EventEnvelope envelope = envelope(visitor, EventType.PURCHASE);
      return new Event.Purchase(envelope, "order-" + envelope.id(), Optional.of(amount));
    }
    boolean cart = random.nextBoolean();
    return new Event.Shopping(
        envelope(visitor, cart ? EventType.CART_ADD : EventType.PRODUCT_VIEW));
  }

  private EventEnvelope envelope(int visitor, EventType type) {
    boolean home = random.nextInt(4) != 0;
    String platform = home ? PLATFORMS.get(visitor % PLATFORMS.size()) : pick(PLATFORMS);
    String surface =
        random.nextInt(3) != 0 ? SURFACES.get(visitor / 20 % SURFACES.size()) : pick(SURFACES);
    String id = "event-%012d".formatted(next);
    long at = startMs + (long) next * msBetween;
    next++;
    return new EventEnvelope(
        id,
        EventKey.of(platform, type, id),
        type,
        platform,
        surface,
        new Visitor(visitor * 0x9E3779B97F4A7C15L, visitor),
        at,
        Optional.of("item-" + random.nextInt(100_000)),
        Optional.of("mobile"),
        Optional.of("cn-zj"),
        Optional.empty());
  }

  private <T> T pick(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
