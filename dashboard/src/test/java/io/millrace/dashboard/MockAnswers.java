package io.millrace.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Made-up answers in the shapes of the read API. The same question gets the same answer. */
final class MockAnswers {
  private static final List<String> PLATFORMS =
      List.of(
          "wechat,WeChat,tencent,communication", "taobao,Taobao,alibaba,commerce",
          "douyin,Douyin,bytedance,entertainment", "kuaishou,Kuaishou,kuaishou,entertainment",
          "jd,JD,independent,commerce", "weibo,Weibo,sina,information",
          "xiaohongshu,Xiaohongshu,independent,information",
              "pinduoduo,Pinduoduo,independent,commerce",
          "bilibili,Bilibili,independent,entertainment", "didi,Didi,independent,commerce");
  private static final int WITH_DATA = 9;
  private static final List<String> SURFACES = List.of("feed", "live", "search", "shop", "message");

  void answer(HttpExchange exchange, String path) throws IOException {
    String query =
        exchange.getRequestURI().getQuery() == null ? "" : exchange.getRequestURI().getQuery();
    String referer = String.valueOf(exchange.getRequestHeaders().getFirst("Referer"));
    if (path.equals("/session")
        && exchange.getRequestMethod().equals("GET")
        && referer.contains("signin")) {
      send(exchange, 200, "application/json", "{\"role\":null,\"open\":false,\"demo\":\"absent\"}");
    } else if (path.equals("/session") && !exchange.getRequestMethod().equals("GET")) {
      exchange.sendResponseHeaders(204, -1);
    } else if (path.equals("/demo")) {
      exchange.sendResponseHeaders(202, -1);
    } else if (path.equals("/v1/live")) {
      live(exchange, query, referer.contains("first"));
    } else if (path.startsWith("/v1/receipts/")) {
      receipts(exchange, path);
    } else {
      send(exchange, 200, "application/json", json(path, query, referer));
    }
  }

  private String json(String path, String query, String referer) {
    if (path.equals("/session")) {
      return "{\"role\":\"read\",\"open\":false,\"demo\":\"ready\"}";
    }
    if (path.equals("/v1/platforms")) {
      return platforms(referer.contains("first") ? 0 : WITH_DATA);
    }
    if (path.equals("/v1/metrics")) {
      return metrics();
    }
    if (path.equals("/v1/lag")) {
      return "{%s}".formatted(asOf());
    }
    if (path.equals("/v1/annotations")) {
      return "{\"zone\":\"UTC\",\"annotations\":[],\"most\":1000}";
    }
    if (path.equals("/v1/orders")) {
      return orders(parameter(query, "find") + parameter(query, "order"));
    }
    if (path.equals("/v1/loops")) {
      String by = parameter(query, "by");
      return by.isEmpty() || by.equals("surface") ? loops() : MockEntities.loops(by, asOf());
    }
    if (path.equals("/v1/surfaces")) {
      return MockEntities.surfaces(parameter(query, "model"), asOf());
    }
    if (path.equals("/v1/audience")) {
      return audience();
    }
    if (path.equals("/v1/rankings")) {
      return rankings(query);
    }
    if (path.equals("/v1/flows")) {
      return flows();
    }
    String[] parts = path.split("/", 6);
    if (parts.length == 5 && List.of("creators", "campaigns", "items").contains(parts[4])) {
      return MockEntities.ids(parts[4].replaceFirst("s$", ""), parameter(query, "find"), asOf());
    }
    if (parts.length == 6 && List.of("creators", "campaigns", "items").contains(parts[4])) {
      return MockEntities.entity(parts[3], parts[4].replaceFirst("s$", ""), parts[5], asOf());
    }
    return platform(parts[3], path, query);
  }

  private String platform(String id, String path, String query) {
    if (path.endsWith("/summary") && !parameter(query, "by").isEmpty()) {
      return MockEntities.parts(id, parameter(query, "by"), asOf());
    }
    if (path.endsWith("/summary")) {
      return summary(id, query);
    }
    if (path.endsWith("/surfaces")) {
      return surfaces(id);
    }
    return path.endsWith("/funnel") ? funnel(id) : order(id, path);
  }

  private static String asOf() {
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    return "\"zone\":\"UTC\",\"asOf\":\"%s\",\"lag\":{\"events\":0,\"seconds\":0.8,\"countedUntil\":\"%s\"}"
        .formatted(now, now);
  }

  private static String platforms(int withData) {
    return "{"
        + asOf()
        + ",\"platforms\":["
        + IntStream.range(0, PLATFORMS.size())
            .mapToObj(index -> headline(PLATFORMS.get(index).split(",", -1), index < withData))
            .collect(Collectors.joining(","))
        + "]}";
  }

  private static String headline(String[] cells, boolean hasData) {
    String row = hasData ? "{" + row(cells[0], today(), 1) + "}" : "null";
    return "{\"id\":\"%s\",\"name\":\"%s\",\"owner\":\"%s\",\"needs\":[\"%s\"],\"surfaces\":[\"feed\",\"live\"],\"lastSeen\":%s,\"today\":%s,\"latest\":%s,\"range\":%s}"
        .formatted(
            cells[0],
            cells[1],
            cells[2],
            cells[3],
            hasData ? "\"%s\"".formatted(today()) : "null",
            row,
            row,
            row);
  }

  /** The table of the documents, so that words have their explanations. */
  private static String metrics() {
    try {
      return Files.readString(Path.of("docs/api/metrics.json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String orders(String find) {
    return "{%s,\"orders\":[%s]}"
        .formatted(
            asOf(),
            IntStream.range(0, 40)
                .filter(index -> ("o-" + index).contains(find))
                .mapToObj(
                    index ->
                        "{\"platform\":\"%s\",\"order\":\"o-%d\",\"at\":\"%s\",\"kind\":\"closed\",\"currency\":\"CNY\",\"amount\":\"%d\",\"refunded\":\"0\",\"lines\":1,\"touches\":2,\"refunds\":0}"
                            .formatted(
                                ids(index % 7),
                                index,
                                Instant.now().minus(index, ChronoUnit.HOURS),
                                index * 913))
                .collect(Collectors.joining(",")));
  }

  private static Instant today() {
    return Instant.now().truncatedTo(ChronoUnit.DAYS);
  }

  /** A row; {@code part} of a day's numbers. */
  private static String row(String id, Instant start, double part) {
    Random random = new Random(id.hashCode() * 31L + start.getEpochSecond() / 60);
    double size = (4 + new Random(id.hashCode()).nextInt(30)) * part;
    long events = (long) (size * (3000 + random.nextInt(1500)));
    long orders = events / (60 + random.nextInt(30));
    long gross = orders * (8000 + random.nextInt(4000));
    long refunded = gross / 19;
    long tips = gross / 40;
    long ads = gross / 25;
    long net = gross + tips + ads - refunded;
    long closed = (long) (net * (0.35 + random.nextDouble() * 0.3));
    long direct = net / 9;
    long in = net - closed - direct;
    long out = (long) (closed * random.nextDouble());
    long spend = id.equals("douyin") || id.equals("kuaishou") ? net / 7 : 0;
    long credited = orders * 700_000;
    double closure = net == 0 ? 0 : (double) closed / net;
    double leak = closed + out == 0 ? 0 : (double) out / (closed + out);
    return """
    "start":"%s","newBuyers":%d,"traffic":{"events":%d,"content":%d,"social":%d,"commerce":%d,"types":{},"opens":%d,"attentionMs":%d,"visitors":%d,"buyers":%d,"overCap":0},\
    "orders":{"count":%d,"unvalued":0,"otherCurrency":0,"overCap":0},\
    "money":[{"currency":"CNY","gross":"%d","tips":"%d","ads":"%d","refunded":"%d","net":"%d","spend":"%d","unmatched":"0","overRefunded":"0"}],\
    "loops":{"model":"last_touch","closed":1,"external":1,"mixed":1,"direct":1,"returns":%d,"returnRate":%.6f,"secondsToMoneyBits":[],\
    "creditOrders":{"closed":%d,"externalIn":0,"externalOut":0,"direct":0},\
    "credit":[{"currency":"CNY","closed":"%d","externalIn":"%d","externalOut":"%d","direct":"%d","refunded":{"closed":"%d","externalIn":"%d","externalOut":"%d","direct":"%d"},\
    "closureRate":%.6f,"leakRate":%.6f,"roas":%s,"costPerOrder":%s,"costPerNewBuyer":%s}]}\
    """
        .formatted(
            start,
            orders / 4,
            events,
            events * 7 / 10,
            events / 5,
            events / 10,
            events / 6,
            events * 21000L,
            events / 11,
            orders / 2,
            orders,
            gross,
            tips,
            ads,
            refunded,
            net,
            spend,
            orders * 3 / 10,
            0.3,
            credited,
            closed,
            in,
            out,
            direct,
            refunded / 2,
            refunded / 3,
            refunded / 5,
            refunded - refunded / 2 - refunded / 3,
            closure,
            leak,
            spend == 0 ? "null" : "%.6f".formatted((double) (closed + out) / spend),
            spend == 0 || credited == 0 ? "null" : "\"%d\"".formatted(spend * 1_000_000 / credited),
            spend == 0 || credited == 0
                ? "null"
                : "\"%d\"".formatted(spend * 3_000_000 / credited));
  }

  private static String summary(String id, String query) {
    Duration step =
        query.contains("grain=minute")
            ? Duration.ofMinutes(1)
            : query.contains("grain=day") ? Duration.ofDays(1) : Duration.ofHours(1);
    Instant from = Instant.parse(parameter(query, "from"));
    List<String> rows = new ArrayList<>();
    for (Instant at = from; at.isBefore(Instant.now()) && rows.size() < 200; at = at.plus(step)) {
      rows.add("{" + row(id, at, step.toMinutes() / 1440.0) + "}");
    }
    return "{\"platform\":\"%s\",\"grain\":\"x\",\"model\":\"last_touch\",%s,\"rows\":[%s],\"totals\":{}}"
        .formatted(id, asOf(), String.join(",", rows));
  }

  private static String parameter(String query, String name) {
    for (String part : query.split("&", -1)) {
      if (part.startsWith(name + "=")) {
        return part.substring(name.length() + 1);
      }
    }
    return "";
  }

  private static String ids(int index) {
    return PLATFORMS.get(index).split(",", -1)[0];
  }

  private static String loops() {
    Random random = new Random(5);
    List<String> cells = new ArrayList<>();
    for (int to : List.of(1, 2, 3, 4, 0, 7)) {
      cells.add(loop("null", to, 90 + random.nextInt(160)));
      for (int from : List.of(0, 1, 2, 3, 4, 5, 6, 8)) {
        int size =
            from == to
                ? 700 + random.nextInt(1500)
                : random.nextInt(10) < 5 ? random.nextInt(500) : 0;
        if (size > 0) {
          cells.add(loop("\"" + ids(from) + "\"", to, size));
        }
      }
    }
    return "{\"model\":\"last_touch\",%s,\"cells\":[%s]}"
        .formatted(asOf(), String.join(",", cells));
  }

  private static String loop(String from, int to, int size) {
    return "{\"from\":%s,\"to\":\"%s\",\"surface\":\"feed\",\"microOrders\":%d,\"amounts\":[{\"currency\":\"CNY\",\"amount\":\"%d\",%s}]}"
        .formatted(
            from,
            ids(to),
            size * 1_000_000L,
            size * 12345L,
            MockEntities.taken(size * 12345L, size * (1000L + 300L * to)));
  }

  private static String audience() {
    List<String> pairs = new ArrayList<>();
    for (int a = 0; a < WITH_DATA; a++) {
      for (int b = a + 1; b < WITH_DATA; b++) {
        pairs.add(
            "{\"a\":\"%s\",\"b\":\"%s\",\"visitors\":%d}"
                .formatted(ids(a), ids(b), 900 * (9 - a) * (WITH_DATA - b) / 10));
      }
    }
    String platforms =
        IntStream.range(0, WITH_DATA)
            .mapToObj(
                index ->
                    "{\"platform\":\"%s\",\"visitors\":%d}"
                        .formatted(ids(index), 15000 - index * 1300))
            .collect(Collectors.joining(","));
    return "{\"period\":\"2026-11\",%s,\"platforms\":[%s],\"overlaps\":[%s]}"
        .formatted(asOf(), platforms, String.join(",", pairs));
  }

  private static String rankings(String query) {
    String by = parameter(query, "by");
    if (List.of("creator", "campaign", "item").contains(by)) {
      String limit = parameter(query, "limit");
      String cursor = parameter(query, "cursor");
      return MockEntities.ranking(
          by,
          parameter(query, "metric"),
          parameter(query, "compare"),
          limit.isEmpty() ? 50 : Integer.parseInt(limit),
          cursor.isEmpty() ? 0 : Integer.parseInt(cursor),
          asOf());
    }
    List<String> of =
        query.contains("by=owner")
            ? List.of("tencent", "bytedance", "alibaba")
            : query.contains("by=need")
                ? List.of("entertainment", "commerce", "communication")
                : by.equals("channel")
                    ? List.of("search", "social", "other")
                    : by.equals("region")
                        ? List.of("cn", "hk", "other")
                        : IntStream.range(0, WITH_DATA).mapToObj(MockAnswers::ids).toList();
    String rows =
        IntStream.range(0, of.size())
            .mapToObj(
                index ->
                    "{\"rank\":%d,\"id\":\"%s\",\"value\":\"%d\",\"share\":%.4f}"
                        .formatted(
                            index + 1, of.get(index), 1_500_000 / (index + 1), 0.3 / (index + 1)))
            .collect(Collectors.joining(","));
    return "{\"metric\":\"x\",\"period\":\"2026-11\",\"by\":\"platform\",%s,\"rows\":[%s],\"unnamed\":\"%d\"}"
        .formatted(asOf(), rows, by.equals("channel") || by.equals("region") ? 123_456 : 0);
  }

  private static String flows() {
    Random random = new Random(9);
    List<String> edges = new ArrayList<>();
    for (int index = 0; index < 40; index++) {
      String from = index % 9 == 0 ? "null" : place(ids(random.nextInt(5)), random);
      edges.add(
          "{\"from\":%s,\"to\":%s,\"count\":%d}"
              .formatted(from, place(ids(random.nextInt(5)), random), 12000 / (index + 1)));
    }
    return "{" + asOf() + ",\"edges\":[" + String.join(",", edges) + "]}";
  }

  private static String place(String platform, Random random) {
    return "{\"platform\":\"%s\",\"surface\":\"%s\"}"
        .formatted(platform, SURFACES.get(random.nextInt(5)));
  }

  private static String surfaces(String id) {
    String rows =
        IntStream.range(0, SURFACES.size())
            .mapToObj(
                index ->
                    """
                    {"surface":"%s","events":%d,"attentionMs":%d,"visitors":%d,"microOrders":%d,"microNewBuyers":%d,"credit":[{"currency":"CNY","amount":"%d",%s,%s}]}\
                    """
                        .formatted(
                            SURFACES.get(index),
                            50000 / (index + 1),
                            900000000L / (index + 1),
                            9000 / (index + 1),
                            420_500_000L / (index + 1),
                            120_250_000L / (index + 1),
                            8_230_045L / (index + 1),
                            MockEntities.taken(8_230_045L / (index + 1), 620_045L * (5 - index)),
                            MockEntities.spent(
                                8_230_045L / (index + 1),
                                index % 2 == 0 && id.equals("douyin")
                                    ? 2_000_000L / (index + 1)
                                    : 0,
                                420_500_000L / (index + 1))))
            .collect(Collectors.joining(","));
    return "{\"platform\":\"%s\",\"model\":\"x\",%s,\"surfaces\":[%s]}".formatted(id, asOf(), rows);
  }

  private static String funnel(String id) {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    String days =
        IntStream.rangeClosed(0, 6)
            .mapToObj(
                back ->
                    "{\"day\":\"%s\",\"seen\":%d,\"product_view\":%d,\"cart_add\":%d,\"purchase\":%d}"
                        .formatted(today.minusDays(6 - back), 14200 + back, 6100, 2100, 980))
            .collect(Collectors.joining(","));
    return "{\"platform\":\"%s\",%s,\"days\":[%s]}".formatted(id, asOf(), days);
  }

  private static String order(String id, String path) {
    String order = path.substring(path.lastIndexOf('/') + 1);
    if (order.equals("none")) {
      return "{" + asOf() + ",\"orders\":[]}";
    }
    return """
    {%s,"orders":[{"platform":"%s","order":"%s","purchases":[{"id":"e-8","at":"%s","currency":"CNY","amount":"12800","kind":"mixed","touches":[
    {"platform":"weibo","surface":"feed","at":"%s","events":3%s,"credit":{"first_touch":{"amount":"12800","microOrders":1000000},"linear":{"amount":"6400","microOrders":500000},"time_decay":{"amount":"3210","microOrders":250781},"position":{"amount":"6400","microOrders":500000}}},
    {"platform":"douyin","surface":"live","at":"%s","events":14,"credit":{"last_touch":{"amount":"12800","microOrders":1000000},"linear":{"amount":"6400","microOrders":500000},"time_decay":{"amount":"9590","microOrders":749219},"position":{"amount":"6400","microOrders":500000}}}]}],
    "refunds":[{"id":"e-9","at":"%s","currency":"CNY","amount":"5000","applied":"5000"}]}]}\
    """
        .formatted(asOf(), id, order, ago(3), ago(70), MockEntities.names(), ago(5), ago(1));
  }

  private static Instant ago(int hours) {
    return Instant.now().minus(Duration.ofHours(hours)).truncatedTo(ChronoUnit.MILLIS);
  }

  private static void live(HttpExchange exchange, String query, boolean first) throws IOException {
    OutputStream out = stream(exchange);
    boolean days = query.contains("grain=day");
    for (int index = 0; index < (first || !days ? 0 : WITH_DATA); index++) {
      event(
          out,
          "summary",
          "{\"platform\":\"%s\",\"grain\":\"day\",%s}"
              .formatted(ids(index), row(ids(index), today(), 1)));
    }
    event(out, "ready", "{" + asOf() + "}");
    for (int tick = 1; tick < 10_000; tick++) {
      pause();
      if (days && !first) {
        String id = ids(tick % WITH_DATA);
        event(
            out,
            "summary",
            "{\"platform\":\"%s\",\"grain\":\"day\",%s}"
                .formatted(id, row(id, today(), 1 + tick / 900.0)));
      }
    }
  }

  private static void receipts(HttpExchange exchange, String path) throws IOException {
    OutputStream out = stream(exchange);
    for (int tick = 1; tick < 10_000; tick++) {
      if (tick % 7 == 0) {
        event(
            out,
            "refused",
            "{\"received\":\"%s\",\"id\":\"e-%d\",\"code\":\"unknown_type\",\"detail\":\"type 'veiw' is not one of impression, view, search, like, favorite, comment, follow\"}"
                .formatted(Instant.now(), tick));
      } else {
        String amount =
            path.endsWith("commerce")
                ? ",\"amount\":{\"value\":\"128.00\",\"currency\":\"CNY\"}"
                : "";
        event(
            out,
            "accepted",
            "{\"received\":\"%s\",\"id\":\"e-%d\",\"type\":\"view\",\"platform\":\"%s\",\"surface\":\"live\",\"at\":\"%s\"%s}"
                .formatted(Instant.now(), tick, ids(tick % 6), Instant.now(), amount));
      }
      if (tick == 20) {
        event(out, "ready", "{}");
        event(out, "skipped", "{\"count\":123}");
      }
      if (tick > 20) {
        pause();
      }
    }
  }

  private static OutputStream stream(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    return exchange.getResponseBody();
  }

  private static void event(OutputStream out, String name, String data) throws IOException {
    out.write("event: %s\ndata: %s\n\n".formatted(name, data).getBytes(UTF_8));
    out.flush();
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(Duration.ofMillis(700));
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private static void send(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    byte[] bytes = body.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
