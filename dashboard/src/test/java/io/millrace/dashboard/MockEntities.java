package io.millrace.dashboard;

import java.math.BigInteger;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Made-up answers of creators, campaigns, items, channels and regions. Columns add up. */
final class MockEntities {
  private static final List<String> PLATFORMS = List.of("douyin", "kuaishou", "xiaohongshu");
  private static final List<String> CHANNELS =
      List.of("search", "social", "mobile", "direct", "other");
  private static final List<String> REGIONS = List.of("cn", "hk", "sg", "us", "other");
  private static final int COUNT = 130;
  private static final long UNNAMED = 41_234_567;

  private MockEntities() {}

  /** A page of the ranking of creators, campaigns or items; {@code cursor} is where it begins. */
  static String ranking(
      String by, String metric, String compare, int limit, int first, String asOf) {
    List<Long> values = IntStream.range(0, COUNT).mapToObj(MockEntities::value).toList();
    int end = Math.min(first + limit, COUNT);
    long named = values.stream().mapToLong(Long::longValue).sum();
    long other = values.subList(end, COUNT).stream().mapToLong(Long::longValue).sum();
    String rows =
        IntStream.range(first, end)
            .mapToObj(index -> row(by, metric, index, values.get(index), named + UNNAMED, compare))
            .collect(Collectors.joining(","));
    return """
    {"metric":"%s","by":"%s","model":"last_touch","currency":"CNY",%s%s,"rows":[%s],"total":"%d",\
    "other":{"count":%d,"value":"%d"},"unnamed":"%d","next":%s}\
    """
        .formatted(
            metric,
            by,
            asOf,
            compare.isEmpty()
                ? ""
                : ",\"comparison\":{\"with\":\"%s\",\"from\":\"2026-11-08T00:00:00Z\",\"to\":\"2026-11-15T00:00:00Z\"}"
                    .formatted(compare),
            rows,
            named + UNNAMED,
            COUNT - end,
            other,
            UNNAMED,
            end < COUNT ? "\"" + end + "\"" : "null");
  }

  private static long value(int index) {
    return 32_876_543L / (index + 1);
  }

  private static String row(
      String by, String metric, int index, long value, long total, String compare) {
    boolean paid = index % 3 == 0;
    return """
    {"rank":%d,"platform":"%s","id":"%s","value":"%s","share":%.6f,"credit":"%d","microOrders":%d,"microNewBuyers":%d,%s,%s%s}\
    """
        .formatted(
            index + 1,
            PLATFORMS.get(index % PLATFORMS.size()),
            id(by, index),
            metric.equals("roas") ? "%.6f".formatted(3.5 / (index + 1)) : value,
            (double) value / total,
            value,
            value * 80,
            value * 20,
            taken(value, value / (3 + index % 7)),
            paid ? spent(value, value / 3, value * 80) : spent(value, 0, 1),
            compare.isEmpty() ? "" : previous(index, value));
  }

  /** Where it was in the range before; every fifth one was nowhere. */
  private static String previous(int index, long value) {
    return index % 5 == 4
        ? ",\"previous\":null,\"change\":null"
        : ",\"previous\":{\"value\":\"%d\",\"rank\":%d},\"change\":0.1"
            .formatted(value * (90 + index % 20) / 100, Math.max(1, index + 1 + index % 3 - 1));
  }

  /** What refunds took from credit. */
  static String taken(long credit, long refunded) {
    return "\"refunded\":\"%d\",\"refundRate\":%.6f"
        .formatted(refunded, (double) refunded / (credit + refunded));
  }

  /** The ids that contain the text. */
  static String ids(String by, String find, String asOf) {
    return "{%s,\"ids\":[%s],\"complete\":true}"
        .formatted(
            asOf,
            IntStream.range(0, COUNT)
                .mapToObj(index -> id(by, index))
                .filter(id -> id.contains(find))
                .limit(3)
                .map("\"%s\""::formatted)
                .collect(Collectors.joining(",")));
  }

  private static String id(String by, int index) {
    return switch (by) {
      case "campaign" -> "summer sale %d".formatted(index);
      case "item" -> "sku-%05d".formatted(index * 7);
      default -> index == 1 ? "小红 & friends" : "creator-%04d".formatted(index);
    };
  }

  /** Spend, and what it brought. */
  static String spent(long credit, long spend, long microOrders) {
    return spend == 0
        ? "\"spend\":\"0\",\"roas\":null,\"costPerOrder\":null,\"costPerNewBuyer\":null"
        : "\"spend\":\"%d\",\"roas\":%.6f,\"costPerOrder\":\"%d\",\"costPerNewBuyer\":\"%d\""
            .formatted(
                spend,
                (double) credit / spend,
                each(spend, microOrders),
                each(spend, Math.max(1, microOrders / 4)));
  }

  private static long each(long spend, long micros) {
    return BigInteger.valueOf(spend)
        .multiply(BigInteger.valueOf(1_000_000))
        .divide(BigInteger.valueOf(micros))
        .longValueExact();
  }

  /** The page of one entity, which has a row for each of the last days. */
  static String entity(String platform, String type, String id, String asOf) {
    if (id.startsWith("none")) {
      return """
      {"platform":"%s","type":"%s","id":"%s",%s,"rows":[],"totals":{"microOrders":0,"credit":[]},"pairs":[],"surfaces":[]}\
      """
          .formatted(platform, type, id, asOf);
    }
    Random random = new Random(id.hashCode());
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    long[] credits = random.longs(7, 100_000, 900_000).toArray();
    String rows =
        IntStream.range(0, credits.length)
            .mapToObj(
                index ->
                    "{\"start\":\"%s\",%s}"
                        .formatted(
                            today.minusDays(6 - index).atStartOfDay().toInstant(ZoneOffset.UTC),
                            credit(credits[index])))
            .collect(Collectors.joining(","));
    long all = LongStream.of(credits).sum();
    String pairs =
        "{\"to\":\"%s\",\"microOrders\":%d,\"amounts\":[{\"currency\":\"CNY\",\"amount\":\"%d\",%s}]}";
    return """
    {"platform":"%s","type":"%s","id":"%s",%s,"grain":"day","model":"last_touch","rows":[%s],"totals":{%s},\
    "pairs":[%s,%s],"surfaces":[{"surface":"live",%s},{"surface":"feed",%s}]}\
    """
        .formatted(
            platform,
            type,
            id,
            asOf,
            rows,
            credit(all),
            pairs.formatted("taobao", all / 3 * 80, all / 3, taken(all / 3, all / 40)),
            pairs.formatted(
                platform, (all - all / 3) * 80, all - all / 3, taken(all - all / 3, all / 60)),
            credit(all / 2),
            credit(all - all / 2));
  }

  private static String credit(long credit) {
    return "\"microOrders\":%d,\"microNewBuyers\":%d,\"credit\":[{\"currency\":\"CNY\",\"amount\":\"%d\",%s,%s}]"
        .formatted(
            credit * 80,
            credit * 20,
            credit,
            taken(credit, credit / 9),
            spent(credit, credit / 3, credit * 80));
  }

  /** A platform's traffic and money by channel or region. */
  static String parts(String platform, String by, String asOf) {
    List<String> values = by.equals("channel") ? CHANNELS : REGIONS;
    String groups =
        IntStream.rangeClosed(0, values.size())
            .mapToObj(
                index ->
                    group(
                        index == values.size() ? "null" : "\"" + values.get(index) + "\"",
                        90_000 / (index + 1)))
            .collect(Collectors.joining(","));
    return "{\"platform\":\"%s\",\"by\":\"%s\",\"model\":\"last_touch\",%s,\"groups\":[%s]}"
        .formatted(platform, by, asOf, groups);
  }

  private static String group(String value, long size) {
    return """
    {"value":%s,"events":%d,"attentionMs":%d,"opens":%d,"visitors":null,"orders":%d,\
    "money":[{"currency":"CNY","gross":"%d","tips":"0","ads":"0","refunded":"0","net":"%d"}],\
    "microOrders":%d,"credit":[{"currency":"CNY","amount":"%d"}]}\
    """
        .formatted(
            value,
            size,
            size * 9000,
            size / 5,
            size / 60,
            size * 130,
            size * 130,
            size * 20000,
            size * 170);
  }

  /** The surfaces of all platforms. */
  static String surfaces(String model, String asOf) {
    Random random = new Random(model.hashCode());
    String rows =
        PLATFORMS.stream()
            .flatMap(
                platform ->
                    List.of("feed", "live", "search", "message").stream()
                        .map(
                            surface ->
                                "{\"platform\":\"%s\",\"surface\":\"%s\",\"events\":9,\"attentionMs\":9,\"visitors\":null,%s}"
                                    .formatted(
                                        platform,
                                        surface,
                                        credit(500_000 + random.nextInt(9_000_000)))))
            .collect(Collectors.joining(","));
    return "{\"model\":\"%s\",%s,\"surfaces\":[%s]}".formatted(model, asOf, rows);
  }

  /** Loops by channel or region, or of groups of platforms. */
  static String loops(String by, String asOf) {
    boolean parts = by.equals("channel") || by.equals("region");
    List<String> ends =
        switch (by) {
          case "owner" -> List.of("bytedance", "alibaba", "tencent");
          case "need" -> List.of("entertainment", "commerce", "communication");
          default -> List.of("douyin", "taobao", "wechat", "jd");
        };
    List<String> values = parts ? (by.equals("channel") ? CHANNELS : REGIONS) : List.of("");
    StringBuilder cells = new StringBuilder();
    Random random = new Random(7);
    for (String to : ends) {
      cells.append(cell("null", to, parts ? "\"" + by + "\":null," : "", 150_000)).append(',');
      for (String from : ends) {
        for (String value : values) {
          String named = parts ? "\"%s\":\"%s\",".formatted(by, value) : "";
          cells
              .append(cell("\"" + from + "\"", to, named, 20_000 + random.nextInt(900_000)))
              .append(',');
        }
        if (parts) {
          cells.append(cell("\"" + from + "\"", to, "\"" + by + "\":null,", 77_000)).append(',');
        }
      }
    }
    return "{\"model\":\"last_touch\",%s,\"cells\":[%s]}"
        .formatted(asOf, cells.substring(0, cells.length() - 1));
  }

  private static String cell(String from, String to, String named, long amount) {
    return "{\"from\":%s,\"to\":\"%s\",%s\"microOrders\":%d,\"amounts\":[{\"currency\":\"CNY\",\"amount\":\"%d\"}]}"
        .formatted(from, to, named, amount * 80, amount);
  }

  /** What a touch names. */
  static String names() {
    return ",\"creator\":\"creator-0000\",\"campaign\":\"summer sale"
        + " 3\",\"channel\":\"search\",\"region\":\"cn\"";
  }
}
