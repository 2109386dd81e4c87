package io.millrace.cli.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.cli.text.WindowTexts;
import io.millrace.events.cell.Grain;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TablesTest {
  private static final WindowTexts UTC = new WindowTexts(ZoneOffset.UTC);

  @Test
  void givesASummaryALineForEachWindowAndForEachFurtherCurrency() {
    assertThat(
            show(
                new SummaryTable(UTC, Grain.DAY),
                """
                {"rows":[{"start":"2026-11-23T00:00:00Z",
                  "traffic":{"events":1200,"opens":30,"visitors":12,"buyers":2},
                  "orders":{"count":3,"unvalued":0},"newBuyers":1,
                  "money":[{"currency":"CNY","net":"12800","refunded":"300","spend":"3200"},
                    {"currency":"JPY","net":"500","refunded":"0"}],
                  "loops":{"returnRate":0.333333,"credit":[
                    {"currency":"CNY","closed":"6400","externalIn":"6400","externalOut":"100",
                     "direct":"0","closureRate":0.5,"leakRate":null,
                     "roas":2.03125,"costPerOrder":"1600","costPerNewBuyer":"3200"}]}}],
                 "totals":{"traffic":{"events":1200,"opens":30,"visitors":null,"buyers":null},
                  "orders":{"count":3},"newBuyers":1,"money":[],"loops":{"returnRate":null,"credit":[]}}}
                """))
        .isEqualTo(
            """
            window      events  opens  visitors  buyers  new buyers  orders  returns         net  refunded     closed  external in  external out    direct  closure  leak      spend  roas  cost per order  cost per new buyer
            2026-11-23   1,200     30        12       2           1       3   33.3 %  128.00 CNY  3.00 CNY  64.00 CNY    64.00 CNY      1.00 CNY  0.00 CNY   50.0 %     -  32.00 CNY  2.03       16.00 CNY           32.00 CNY
                                                                                         500 JPY     0 JPY          -            -             -         -        -     -          -     -               -                   -
            total        1,200     30         -       -           1       3        -           -         -          -            -             -         -        -     -          -     -               -                   -\
            """);
  }

  @Test
  void showsPlatformsOwnersAndToday() {
    assertThat(
            show(
                new PlatformsTable(),
                """
                {"platforms":[{"id":"kuaishou","name":"快手","owner":"kuaishou","today":
                  {"traffic":{"events":5,"visitors":2},"orders":{"count":1},
                   "money":[{"currency":"CNY","net":"100"},{"currency":"USD","net":"250"}]}},
                  {"id":"jd","name":"JD","owner":"independent","today":null}]}
                """))
        .isEqualTo(
            """
            platform  name  owner        events today  visitors  orders                 net
            kuaishou  快手  kuaishou                5         2       1  1.00 CNY, 2.50 USD
            jd        JD    independent             -         -       -                   -\
            """);
  }

  @Test
  void listsOrdersAndSimilarNumbers() {
    assertThat(
            show(
                new OrderListTable(UTC),
                """
                {"orders":[{"platform":"taobao","order":"o-1","at":"2026-11-23T10:00:00Z",
                  "kind":"external","currency":"CNY","amount":"12800","refunded":"100","touches":2,
                  "lastTouch":{"platform":"wechat","surface":"moments"}},
                  {"platform":"jd","order":"o-2","at":"2026-11-23T09:00:00Z","kind":"direct",
                  "touches":0}],"near":[{"platform":"jd","order":"o-3"}]}
                """))
        .isEqualTo(
            """
            time                 platform  order  loop          amount  refunded  touches  last touch
            2026-11-23 10:00:00  taobao    o-1    external  128.00 CNY  1.00 CNY        2  wechat.moments
            2026-11-23 09:00:00  jd        o-2    direct             -         -        0  -
            similar numbers: o-3 on jd\
            """);
  }

  @Test
  void splitsLoopsBySurface() {
    assertThat(
            show(
                new LoopsTable("surface"),
                """
                {"cells":[{"from":"wechat","surface":"moments","to":"taobao","microOrders":1000000,
                  "amounts":[{"currency":"CNY","amount":"12800","refunded":"3200",
                   "refundRate":0.2}]}]}
                """))
        .isEqualTo(
            """
            attention on  surface  money on  loop      orders      amount   refunded  refund rate
            wechat        moments  taobao    external    1.00  128.00 CNY  32.00 CNY       20.0 %\
            """);
  }

  @Test
  void showsSurfacesFunnelAndFlows() {
    assertThat(
            show(
                new SurfacesTable(false),
                """
                {"surfaces":[{"surface":"live","events":7,"attentionMs":61000,"visitors":null,
                  "microOrders":2500000,"microNewBuyers":500000,
                  "credit":[{"currency":"CNY","amount":"999","refunded":"333","refundRate":0.25,
                   "spend":"400","roas":2.4975,"costPerOrder":"160","costPerNewBuyer":"800"}]}]}
                """))
        .isEqualTo(
            """
            surface  events  attention h:m:s  visitors  orders credited  new buyers    credit  refunded  refund rate     spend  roas  cost per order  cost per new buyer
            live          7          0:01:01         -             2.50        0.50  9.99 CNY  3.33 CNY       25.0 %  4.00 CNY  2.50        1.60 CNY            8.00 CNY\
            """);
    assertThat(
            show(
                new FunnelTable(),
                """
                {"days":[{"day":"2026-11-23","seen":9,"product_view":5,"cart_add":2,"purchase":1}]}
                """))
        .isEqualTo(
            """
            day         seen  product viewed  in cart  purchased
            2026-11-23     9               5        2          1\
            """);
    assertThat(
            show(
                new FlowsTable(),
                """
                {"edges":[{"from":{"platform":"wechat","surface":"moments"},
                  "to":{"platform":"jd","surface":"item"},"count":3},
                  {"from":null,"to":{"platform":"jd","surface":"item"},"count":12}]}
                """))
        .isEqualTo(
            """
            from            to       moves
            wechat.moments  jd.item      3
            (entry)         jd.item     12\
            """);
  }

  @Test
  void groupsAPlatformByChannelWithTheRestLast() {
    assertThat(
            show(
                new GroupsTable("channel"),
                """
                {"groups":[{"value":"search","events":7,"attentionMs":61000,"opens":3,"visitors":2,
                  "orders":1,"money":[{"currency":"CNY","net":"100"}],"microOrders":500000,
                  "credit":[{"currency":"CNY","amount":"999"}]},
                  {"value":null,"events":1,"attentionMs":0,"opens":0,"visitors":null,"orders":0,
                  "money":[],"microOrders":0,"credit":[]}]}
                """))
        .isEqualTo(
            """
            channel  events  attention h:m:s  opens  visitors  orders       net  refunded  orders credited    credit
            search        7          0:01:01      3         2       1  1.00 CNY         -             0.50  9.99 CNY
            (none)        1          0:00:00      0         -       0         -         -             0.00         -\
            """);
    assertThat(
            show(
                new LoopsTable("channel"),
                """
                {"cells":[{"from":"jd","channel":"search","to":"jd","microOrders":0,"amounts":[]},
                  {"from":"jd","channel":null,"to":"jd","microOrders":0,"amounts":[]},
                  {"from":null,"channel":null,"to":"jd","microOrders":0,"amounts":[]}]}
                """))
        .isEqualTo(
            """
            attention on  channel  money on  loop    orders  amount
            jd            search   jd        closed    0.00       -
            jd            (none)   jd        closed    0.00       -
            (direct)      -        jd        direct    0.00       -\
            """);
    assertThat(
            show(
                new RankingsTable("spend", "region", "CNY"),
                """
                {"rows":[{"rank":1,"id":"cn-gd","value":"900","share":0.9}],"unnamed":"100"}
                """))
        .isEqualTo(
            """
            rank  region     spend   share
               1  cn-gd   9.00 CNY  90.0 %
                  (none)  1.00 CNY\
            """);
  }

  @Test
  void showsTheChangesOfAComparison() {
    assertThat(
            show(
                new ChangesTable("cells", LoopsTable.keys("platform")),
                """
                {"cells":[{"from":null,"to":"jd","changes":[{"metric":"amount","currency":"CNY",
                  "now":"150","then":"100","difference":"50","change":0.5}]}],
                 "comparison":{"from":"2026-11-01T00:00:00Z","to":"2026-11-08T00:00:00Z","changes":[
                  {"metric":"roas","currency":"CNY","now":"2.500000","then":null,
                   "difference":null,"change":null}]}}
                """))
        .isEqualTo(
            """
            from  to  figure       now      then  difference  change
            -     jd  amount  1.50 CNY  1.00 CNY    0.50 CNY  50.0 %
                      roas    2.500000         -           -       -
            compared with 2026-11-01T00:00:00Z to 2026-11-08T00:00:00Z\
            """);
  }

  @Test
  void saysTheBoundsOfPeopleInSeveralWindows() {
    assertThat(
            show(
                new AudienceTable(),
                """
                {"platforms":[{"platform":"jd","visitors":null,"atLeast":4,"atMost":1008}],
                 "overlaps":[]}
                """))
        .isEqualTo(
            """
            platform    visitors
            jd        4 to 1,008\
            """);
  }

  @Test
  void tellsClosedExternalAndDirectLoopsApart() {
    assertThat(
            show(
                new LoopsTable("platform"),
                """
                {"cells":[
                  {"from":"jd","to":"jd","microOrders":1000000,"amounts":[]},
                  {"from":"douyin","to":"jd","microOrders":500000,
                   "amounts":[{"currency":"CNY","amount":"50"}]},
                  {"from":null,"to":"jd","microOrders":0,"amounts":[]}]}
                """))
        .isEqualTo(
            """
            attention on  money on  loop      orders    amount  refunded  refund rate
            jd            jd        closed      1.00         -         -            -
            douyin        jd        external    0.50  0.50 CNY         -            -
            (direct)      jd        direct      0.00         -         -            -\
            """);
  }

  @Test
  void givesOverlapsTheirShareOfBothAudiences() {
    assertThat(
            show(
                new AudienceTable(),
                """
                {"platforms":[{"platform":"douyin","visitors":200},{"platform":"jd","visitors":0}],
                 "overlaps":[{"a":"douyin","b":"jd","visitors":50}]}
                """))
        .isEqualTo(
            """
            platform  visitors
            douyin         200
            jd               0

            platform  and  visitors of both  of the first  of the second
            douyin    jd                 50        25.0 %              -\
            """);
  }

  @Test
  void ranksMoneyInItsCurrencyAndEverythingElseAsNumbers() {
    String rows =
        """
        {"rows":[{"rank":1,"id":"tencent","value":"1234567","share":0.5}]}
        """;

    assertThat(show(new RankingsTable("net", "owner", "CNY"), rows)).contains("12,345.67 CNY");
    assertThat(show(new RankingsTable("visitors", "owner", ""), rows))
        .isEqualTo(
            """
            rank  owner     visitors   share
               1  tencent  1,234,567  50.0 %\
            """);
  }

  @Test
  void explainsAnOrderWithTheCreditOfItsTouches() {
    String order =
        """
        {"orders":[{"platform":"douyin","order":"o-1",
          "purchases":[{"id":"e-8","at":"2026-11-23T10:00:00Z","currency":"CNY","amount":"500",
            "kind":"mixed","touches":[{"platform":"kuaishou","surface":"shop",
              "at":"2026-11-22T09:00:00Z","events":2,
              "credit":{"linear":{"amount":"200","microOrders":400000},
                        "last_touch":{"amount":"0","microOrders":0}}}]}],
          "refunds":[{"id":"e-9","at":"2026-11-24T10:00:00Z","currency":"CNY","amount":"500",
            "applied":"100"}]}]}
        """;

    assertThat(show(new OrderTable(UTC, Optional.empty()), order))
        .isEqualTo(
            """
            order o-1 on douyin
            purchase e-8  2026-11-23 10:00:00  5.00 CNY  mixed
              touch                surface        events    linear  last_touch
              2026-11-22 09:00:00  kuaishou.shop       2  2.00 CNY    0.00 CNY
            refund   e-9  2026-11-24 10:00:00  5.00 CNY, of which 1.00 CNY was taken back\
            """);
    assertThat(show(new OrderTable(UTC, Optional.of("linear")), order))
        .contains("linear")
        .doesNotContain("last_touch");
  }

  @Test
  void saysWhomTheTouchesOfAnOrderName() {
    assertThat(
            show(
                new OrderTable(UTC, Optional.of("linear")),
                """
                {"orders":[{"platform":"douyin","order":"o-1",
                  "purchases":[{"id":"e-8","at":"2026-11-23T10:00:00Z","currency":"CNY","amount":"500",
                    "kind":"mixed","touches":[
                      {"platform":"kuaishou","surface":"shop","at":"2026-11-22T09:00:00Z","events":2,
                       "credit":{"linear":{"amount":"200","microOrders":400000}}},
                      {"platform":"kuaishou","surface":"shop","at":"2026-11-22T10:00:00Z","events":2,
                       "credit":{"linear":{"amount":"300","microOrders":600000}},
                       "creator":"mei","channel":"mobile"}]}]}]}
                """))
        .isEqualTo(
            """
            order o-1 on douyin
            purchase e-8  2026-11-23 10:00:00  5.00 CNY  mixed
              touch                surface        events    linear  names
              2026-11-22 09:00:00  kuaishou.shop       2  2.00 CNY
              2026-11-22 10:00:00  kuaishou.shop       2  3.00 CNY  creator mei, channel mobile\
            """);
  }

  @Test
  void ranksCreatorsWithTheirSpendAndWhatNamesNone() {
    assertThat(
            show(
                new EntityRankingsTable("credit", "creator", "CNY", false),
                """
                {"rows":[{"rank":1,"platform":"douyin","id":"mei","value":"100000","share":0.5,
                   "credit":"100000","refunded":"25000","refundRate":0.2,"microOrders":2000000,
                   "microNewBuyers":500000,"spend":"25000","roas":4.0,"costPerOrder":"12500",
                   "costPerNewBuyer":"50000"}],
                 "total":"200000","unnamed":"100000","other":{"count":0,"value":"0"}}
                """))
        .isEqualTo(
            """
            rank  platform  creator        credit   share  orders credited  new buyers  credit earned    refunded  refund rate       spent  cost per order  cost per new buyer
               1  douyin    mei      1,000.00 CNY  50.0 %             2.00        0.50   1,000.00 CNY  250.00 CNY       20.0 %  250.00 CNY      125.00 CNY          500.00 CNY
            unnamed: 1,000.00 CNY
            total: 2,000.00 CNY\
            """);
  }

  @Test
  void showsThePlacesOfCreatorsInTheComparedRange() {
    assertThat(
            show(
                new EntityRankingsTable("refunded", "creator", "CNY", true),
                """
                {"rows":[{"rank":1,"platform":"douyin","id":"mei","value":"300","share":0.5,
                   "credit":"100","microOrders":0,"spend":"0","costPerOrder":null,
                   "previous":{"value":"200","rank":7},"change":0.5},
                  {"rank":2,"platform":"douyin","id":"li","value":"100","share":0.5,
                   "credit":"100","microOrders":0,"spend":"0","costPerOrder":null,
                   "previous":null,"change":null}],
                 "total":"400","unnamed":"0","other":{"count":0,"value":"0"}}
                """))
        .contains("before  rank before  change", "2.00 CNY            7  50.0 %");
  }

  @Test
  void showsTheCourseOfACreatorByCurrencyAndByThePlatformOfTheMoney() {
    assertThat(
            show(
                new EntityTable(UTC, Grain.DAY),
                """
                {"rows":[{"start":"2026-11-23T00:00:00Z","microOrders":1500000,
                   "microNewBuyers":250000,"credit":[
                    {"currency":"CNY","amount":"700","refunded":"70","refundRate":0.090909,
                     "spend":"250","roas":2.8,"costPerOrder":"167","costPerNewBuyer":"1000"},
                    {"currency":"USD","amount":"10","spend":"0","roas":null,"costPerOrder":null}]}],
                 "totals":{"microOrders":1500000,"credit":[
                    {"currency":"CNY","amount":"700","spend":"250","roas":2.8,"costPerOrder":"167"},
                    {"currency":"USD","amount":"10","spend":"0","roas":null,"costPerOrder":null}]},
                 "pairs":[{"to":"taobao","microOrders":1500000,
                    "amounts":[{"currency":"CNY","amount":"700","refunded":"70","refundRate":0.090909},
                      {"currency":"USD","amount":"10","refunded":"0","refundRate":0.0}]}]}
                """))
        .contains("2026-11-23", "1.50        0.25  7.00 CNY  0.70 CNY        9.1 %", "0.10 USD")
        .contains("2.50 CNY   2.8        1.67 CNY           10.00 CNY")
        .contains("taobao", "7.00 CNY, 0.10 USD", "0.70 CNY, 0.00 USD  9.1 %, 0.0 %");
  }

  @Test
  void showsOrdersAndNewBuyersOfRankingsInOrdersAndNotInMillionths() {
    String rows =
        """
        {"rows":[{"rank":1,"id":"douyin","platform":"douyin","value":"1500000","share":0.6}],
         "total":"2500000","unnamed":"1000000"}
        """;
    for (String metric : List.of("creditOrders", "newBuyers")) {
      assertThat(show(new RankingsTable(metric, "platform", ""), rows))
          .contains("1.50  60.0 %", "(none)");
      assertThat(show(new EntityRankingsTable(metric, "creator", "", false), rows))
          .contains("1.50  60.0 %", "unnamed: 1.00", "total: 2.50");
    }
  }

  @Test
  void explainsAnOrderWithoutAmountAndWithoutTouch() {
    assertThat(
            show(
                new OrderTable(UTC, Optional.empty()),
                """
                {"orders":[{"platform":"jd","order":"o-2","purchases":[{"id":"e-1",
                  "at":"2026-11-23T10:00:00Z","kind":"direct","touches":[]}],"refunds":[]}]}
                """))
        .isEqualTo(
            """
            order o-2 on jd
            purchase e-1  2026-11-23 10:00:00  no amount  direct
              no touch before it\
            """);
  }

  private static String show(TableView table, String answer) {
    JsonNode json = JsonMapper.shared().readTree(answer);
    json.path(table.list()).forEach(table::add);
    table.totals(json);
    return String.join("\n", table.lines());
  }
}
