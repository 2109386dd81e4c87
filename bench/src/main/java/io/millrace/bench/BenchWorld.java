package io.millrace.bench;

import io.millrace.events.Entities;
import io.millrace.events.Event;
import io.millrace.events.EventEnvelope;
import io.millrace.events.EventKey;
import io.millrace.events.EventType;
import io.millrace.events.Money;
import io.millrace.events.Visitor;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.function.IntSupplier;

/**
 * Generates traffic of 20 platforms: 60 % of the events are content, 25 % social and 15 % commerce.
 * Each visitor is mostly on one platform. Events are in order of time.
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
  private static final List<String> CHANNELS =
      List.of("mobile", "search", "direct", "social", "mini-program");
  private static final List<String> REGIONS = List.of("cn-zj", "cn-gd", "cn-bj", "cn-sh", "cn-js");

  /** How many creators, and how many items, a platform has. */
  private static final int NAMES = 5_000;

  private static final int CAMPAIGNS = 20;

  /** A tenth of the names has half of the events. */
  private static final double NAME_SKEW = 3.3;

  private static final int MS_BETWEEN = 10;
  private static final double SKEW = 2;
  private static final double MS_PER_SECOND = 1_000;

  /** How many of 1 000 commerce events are purchases. */
  private static final int PURCHASES = 80;

  /** Makes 1.5 % of all events purchases. */
  private static final int PURCHASES_IN_LIFE = 100;

  /** Greater than the golden section of any number of visitors, and without a common factor. */
  private static final long STRIDE = 2_654_435_761L;

  private final SplittableRandom random;
  private final IntSupplier visitors;
  private final int purchases;
  private final long startMs;
  private final double msBetween;
  private int next;

  private BenchWorld(
      SplittableRandom random,
      IntSupplier visitors,
      int purchases,
      long startMs,
      double msBetween) {
    this.random = random;
    this.visitors = visitors;
    this.purchases = purchases;
    this.startMs = startMs;
    this.msBetween = msBetween;
  }

  /**
   * A world in which few visitors cause most of the traffic, and each event is of a visitor drawn
   * anew; 100 events per second of event time.
   */
  static BenchWorld uniform(long seed, int visitors) {
    return uniform(seed, visitors, begin(), MS_BETWEEN);
  }

  /** The same with the time of the first event and the milliseconds between events. */
  static BenchWorld uniform(long seed, int visitors, long startMs, int msBetween) {
    SplittableRandom random = new SplittableRandom(seed);
    return new BenchWorld(
        random,
        () -> (int) (visitors * Math.pow(random.nextDouble(), SKEW)),
        PURCHASES,
        startMs,
        msBetween);
  }

  /**
   * A world like life: visitors come in sessions, few visitors have most of them.
   *
   * @param density events per second of event time; so many sessions go on at the same time that
   *     the events of one are about four seconds apart
   */
  static BenchWorld life(long seed, int visitors, int density) {
    SplittableRandom random = new SplittableRandom(seed);
    Sessions sessions = new Sessions(random.split(), visitors, SKEW, density * 4);
    return new BenchWorld(
        random, sessions::next, PURCHASES_IN_LIFE, begin(), MS_PER_SECOND / density);
  }

  /**
   * A world in which every event is of another visitor, until all of them had one; then again.
   *
   * @param density events per second of event time
   */
  static BenchWorld hostile(long seed, int visitors, int density) {
    long[] event = {0};
    return new BenchWorld(
        new SplittableRandom(seed),
        () -> (int) (event[0]++ * STRIDE % visitors),
        PURCHASES,
        begin(),
        MS_PER_SECOND / density);
  }

  /** Two days ago at midnight: recent enough for the retention of the topics. */
  private static long begin() {
    return LocalDate.now(ZoneOffset.UTC)
            .minusDays(2)
            .toEpochSecond(LocalTime.MIDNIGHT, ZoneOffset.UTC)
        * 1_000;
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
    if (random.nextInt(1_000) < purchases) {
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
    long at = startMs + (long) (next * msBetween);
    next++;
    return new EventEnvelope(
            id,
            EventKey.of(platform, type, id),
            type,
            platform,
            surface,
            new Visitor(visitor * 0x9E3779B97F4A7C15L, visitor),
            at,
            Optional.empty(),
            Optional.of(CHANNELS.get(visitor % CHANNELS.size())),
            Optional.of(REGIONS.get(visitor / 7 % REGIONS.size())),
            Optional.empty())
        .withEntities(entities(type));
  }

  /** Content has a creator, commerce has an item, and one in five comes from a campaign. */
  private Entities entities(EventType type) {
    return new Entities(
        Optional.of("creator-" + name()).filter(_ -> CONTENT.contains(type)),
        Optional.of("campaign-" + random.nextInt(CAMPAIGNS)).filter(_ -> random.nextInt(5) == 0),
        Optional.of("item-" + name()).filter(_ -> !SOCIAL.contains(type)));
  }

  private int name() {
    return (int) (NAMES * Math.pow(random.nextDouble(), NAME_SKEW));
  }

  private <T> T pick(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
