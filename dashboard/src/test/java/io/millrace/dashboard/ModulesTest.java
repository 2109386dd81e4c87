package io.millrace.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.events.catalog.Currencies;
import java.util.Currency;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the pages compute, in the engine of the JVM. */
class ModulesTest {
  private static final Modules MODULES = new Modules();

  @AfterAll
  static void close() {
    MODULES.close();
  }

  @ParameterizedTest
  @CsvSource({
    "0, CNY, 0.00",
    "5, CNY, 0.05",
    "-5, CNY, -0.05",
    "-1205, CNY, -12.05",
    "1205, JPY, 1205",
    "-7, JPY, -7",
    "1234, KWD, 1.234",
    "9223372036854775807, CNY, 92233720368547758.07"
  })
  void anAmountIsWrittenExactlyWithTheDigitsOfItsCurrency(
      String minor, String currency, String text) {
    assertThat(money("decimalText('%s', '%s')".formatted(minor, currency))).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"__proto__", "constructor", "toString", "hasOwnProperty"})
  void aNameFromOutsideFindsNothingThatObjectsInherit(String name) {
    assertThat(
            MODULES.json(
                """
                import { own } from './data/own.js';
                import { digitsOf } from './format/money.js';
                import { platformColour } from './ui/platforms.js';
                export const result = [
                  own({ a: 1 }, '%1$s') ?? null, own({ a: 1 }, 'a'),
                  digitsOf('%1$s'), platformColour('%1$s').startsWith('hsl(')];
                """
                    .formatted(name)))
        .isEqualTo("[null,1,2,true]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"__proto__", "constructor", "nonsense", "day"})
  void anAddressChoosesOnlyAmongWhatIsAllowed(String grain) {
    String expected = grain.equals("day") ? "day" : "hour";
    assertThat(
            MODULES.json(
                """
                globalThis.location = { hash: '#/platforms/taobao?grain=%s&range=7d' };
                globalThis.URLSearchParams = class {
                  constructor(text) { this.pairs = new Map(text.split('&').map((each) => each.split('='))); }
                  get(name) { return this.pairs.get(name) ?? null; }
                };
                import { choices } from './state/router.js';
                const chosen = choices({ grain: 'hour', range: '24h' }, { grain: ['hour', 'day'] });
                export const result = [chosen.grain, chosen.range];
                """
                    .formatted(grain)))
        .isEqualTo("[\"%s\",\"7d\"]".formatted(expected));
  }

  @Test
  void whatRowsLeaveOutIsAddedUpOverRows() {
    assertThat(
            MODULES.json(
                """
                import { leftOut } from './data/figures.js';
                const row = (events, orders) => ({ traffic: { overCap: events }, orders: { overCap: orders } });
                export const result = [leftOut([row(7, 0), row(2, 3)]), leftOut([row(0, 0)])];
                """))
        .isEqualTo("[{\"events\":9,\"orders\":3},{\"events\":0,\"orders\":0}]");
  }

  @Test
  void anAmountForPeopleKeepsEveryDigitEvenBeyondADouble() {
    assertThat(money("formatMoney('900719925474099312345', 'CNY', 'en')"))
        .isEqualTo("¥9,007,199,254,740,993,123.45");
    assertThat(money("formatMoney('123456', 'JPY', 'zh-CN')")).endsWith("123,456");
  }

  @Test
  void amountsAddUpWithoutAFloat() {
    assertThat(money("sum(['9007199254740993', '1', '-3'])")).isEqualTo("9007199254740991");
    assertThat(money("sum([])")).isEqualTo("0");
  }

  @Test
  void aRatioIsNullUnlessItsWholeIsAboveZero() {
    assertThat(money("ratio('1', '0')")).isEqualTo("null");
    assertThat(money("ratio('1', '-4')")).isEqualTo("null");
    assertThat(money("ratio('1', '4')")).isEqualTo("0.25");
  }

  @Test
  void thePagesKnowTheDigitsOfEveryCurrencyOfTheContract() {
    String codes =
        Stream.concat(
                Currency.getAvailableCurrencies().stream().map(Currency::getCurrencyCode),
                Stream.of("UYW", "CLF"))
            .filter(code -> Currencies.digits(code).isPresent())
            .distinct()
            .sorted()
            .collect(Collectors.joining(","));
    String expected =
        Stream.of(codes.split(",", -1))
            .map(Currencies::digits)
            .map(OptionalInt::getAsInt)
            .map(String::valueOf)
            .collect(Collectors.joining(","));

    String actual = money("'%s'.split(',').map(digitsOf).join(',')".formatted(codes));

    assertThat(codes.split(",", -1)).hasSizeGreaterThan(150);
    assertThat(actual).isEqualTo(expected);
  }

  private static String money(String expression) {
    return MODULES
        .run(
            """
            import { decimalText, digitsOf, formatMoney, ratio, sum } from './format/money.js';
            export const result = String(%s);
            """
                .formatted(expression))
        .asString();
  }

  @Test
  void aStreamIsReadTheSameHoweverItIsCut() {
    String stream =
        ": hello\\r"
            + "\\n"
            + "id: t:1\\n"
            + "event: summary\\n"
            + "data: {\\n"
            + "data: }\\n"
            + "\\n"
            + "data:x\\n"
            + "\\n"
            + "event: no\\n"
            + "\\n";
    String lines =
        """
        import { eventParser } from './net/sse.js';
        const stream = "%s";
        const read = (size) => {
          const events = [];
          const feed = eventParser((event) => events.push(event));
          for (let at = 0; at < stream.length; at += size) feed(stream.slice(at, at + size));
          return events;
        };
        export const result = [1, 2, 3, 7, 1000].map((size) => JSON.stringify(read(size)));
        """
            .formatted(stream);

    String[] read = MODULES.run(lines).as(String[].class);

    assertThat(read)
        .containsOnly(
            "[{\"event\":\"summary\",\"data\":\"{\\n"
                + "}\",\"id\":\"t:1\"},{\"event\":\"message\",\"data\":\"x\"}]");
  }

  private static final String CELLS =
      """
      import { currenciesOf, totalsOf, waysOf } from './data/loops.js';
      import { sankeyOf } from './data/sankey.js';
      import { loopMatrix } from './data/matrix.js';
      const cell = (from, to, micro, ...amounts) => ({ from, to, microOrders: micro,
        amounts: amounts.map(([currency, amount]) => ({ currency, amount })) });
      const cells = [
        cell('douyin', 'douyin', 2000000, ['CNY', '900']),
        cell('wechat', 'jd', 500000, ['CNY', '300'], ['USD', '7']),
        cell(null, 'jd', 1000000, ['CNY', '100']),
        cell('weibo', 'jd', 0, ['CNY', '-50']),
        cell('baidu', 'jd', 1, ['CNY', '1']),
      ];
      """;

  @Test
  void aStreamThatCannotBeReadGivesItsConnectionUp() {
    String lines =
        """
        import { readStream } from './net/stream.js';
        const nothing = () => {};
        globalThis.AbortController = class {
          signal = { aborted: false };
          abort() { this.signal.aborted = true; }
        };
        globalThis.document =
          { hidden: false, addEventListener: nothing, removeEventListener: nothing };
        Object.assign(globalThis, {
          addEventListener: nothing, removeEventListener: nothing,
          setTimeout: () => 1, clearTimeout: nothing, TextDecoderStream: class {},
        });
        const read = async () => ({ done: false, value: 'data: {broken\\n\\n' });
        const body = { pipeThrough: () => ({ getReader: () => ({ read }) }) };
        let given;
        globalThis.fetch = async (url, { signal }) => {
          given = signal;
          return { ok: true, body };
        };
        const wanted = { aborted: false, addEventListener: nothing, removeEventListener: nothing };
        export const result = [];
        const state = ({ name }) =>
          result.push(name === 'waiting' ? `given up: ${given.aborted}` : name);
        readStream('/v1/live', { event: nothing, state }, wanted);
        """;

    assertThat(MODULES.json(lines)).isEqualTo("[\"connecting\",\"open\",\"given up: true\"]");
  }

  @Test
  void loopsBecomeWaysWithTheirKindLargestFirst() {
    assertThat(
            MODULES.json(
                CELLS
                    + "export const result = waysOf(cells, 'CNY')"
                    + ".map((way) => [way.kind, way.from, way.to, way.value].join(' '));"))
        .isEqualTo(
            "[\"closed douyin douyin 900\",\"external wechat jd 300\",\"direct  jd 100\","
                + "\"external baidu jd 1\",\"external weibo jd -50\"]");
    assertThat(MODULES.json(CELLS + "export const result = totalsOf(waysOf(cells, 'CNY'));"))
        .isEqualTo("{\"closed\":\"900\",\"external\":\"251\",\"direct\":\"100\",\"all\":\"1251\"}");
    assertThat(MODULES.json(CELLS + "export const result = currenciesOf(cells);"))
        .isEqualTo("[\"CNY\",\"USD\"]");
  }

  @Test
  void theSankeyTellsAttentionFromMoneyAndLeavesOutWhatCannotBeDrawn() {
    assertThat(MODULES.json(CELLS + "export const result = sankeyOf(waysOf(cells, 'CNY'));"))
        .isEqualTo(
            "{\"nodes\":[\"a:douyin\",\"m:douyin\",\"a:wechat\",\"m:jd\",\"a:\"],\"links\":["
                + "{\"source\":\"a:douyin\",\"target\":\"m:douyin\",\"kind\":\"closed\",\"value\":\"900\"},"
                + "{\"source\":\"a:wechat\",\"target\":\"m:jd\",\"kind\":\"external\",\"value\":\"300\"},"
                + "{\"source\":\"a:\",\"target\":\"m:jd\",\"kind\":\"direct\",\"value\":\"100\"}],"
                + "\"left\":2}");
  }

  @Test
  void surfacesStandBeforeThePlatformTheyBelongTo() {
    assertThat(
            MODULES.json(
                CELLS
                    + """
                    const ways = waysOf(cells, 'orders').filter((way) => way.from === 'wechat');
                    export const result = sankeyOf(ways, [
                      { surface: 'moments', value: '500000' }, { surface: 'chat', value: '0' }]).links
                      .map((link) => link.source + ' ' + link.target + ' ' + link.value);
                    """))
        .isEqualTo("[\"s:moments a:wechat 500000\",\"a:wechat m:jd 500000\"]");
  }

  @Test
  void theMatrixPutsTheHeaviestPlatformsFirst() {
    assertThat(
            MODULES.json(
                CELLS
                    + "const m = loopMatrix(waysOf(cells, 'CNY'));"
                    + "export const result = [m.rows, m.columns, m.value('wechat', 'jd')];"))
        .isEqualTo(
            "[[\"douyin\",\"wechat\",\"\",\"baidu\",\"weibo\"],[\"douyin\",\"jd\"],\"300\"]");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-25T00:00:00Z, 0",
    "2026-11-24T16:00:00Z, 28800000",
    "2026-11-25T05:00:00Z, -18000000",
    "2026-11-24T10:00:00Z, 50400000",
    "2026-11-24T18:30:00Z, 19800000"
  })
  void theStartOfADayTellsTheZoneOfTheData(String start, long offset) {
    assertThat(ranges("zoneOffset('%s')".formatted(start))).isEqualTo(String.valueOf(offset));
  }

  @Test
  void rangesLieOnTheDaysOfTheDataAndIncludeToday() {
    String now = "Date.parse('2026-11-25T17:30:00Z')";
    assertThat(ranges("rangeParameters(rangeOf('7d', %s, 0))".formatted(now)))
        .isEqualTo("{\"from\":\"2026-11-19T00:00:00Z\",\"to\":\"2026-11-26T00:00:00Z\"}");
    assertThat(ranges("rangeParameters(rangeOf('today', %s, 28800000))".formatted(now)))
        .isEqualTo("{\"from\":\"2026-11-25T16:00:00Z\",\"to\":\"2026-11-26T16:00:00Z\"}");
    assertThat(ranges("rangeParameters(rangeOf('2026-11-05_2026-11-01', %s, 0))".formatted(now)))
        .isEqualTo("{\"from\":\"2026-11-01T00:00:00Z\",\"to\":\"2026-11-06T00:00:00Z\"}");
    assertThat(ranges("rangeParameters(aligned(rangeOf('24h', %s, 0), 'hour', 0))".formatted(now)))
        .isEqualTo("{\"from\":\"2026-11-24T17:00:00Z\",\"to\":\"2026-11-25T18:00:00Z\"}");
  }

  private static String ranges(String expression) {
    return MODULES.json(
        """
        import { aligned, rangeOf, rangeParameters, zoneOffset } from './state/ranges.js';
        export const result = %s;
        """
            .formatted(expression));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{ events: 5, seconds: 9.9 }|null",
        "{ events: 12, seconds: 252.5 }|{\"key\":\"lag.behind\",\"ms\":252500,\"events\":12}",
        "{ events: 0, seconds: 10 }|{\"key\":\"lag.behind\",\"ms\":10000,\"events\":0}",
        "{ events: 7, seconds: null }|{\"key\":\"lag.waiting\",\"events\":7}",
        "{ events: null, seconds: null }|{\"key\":\"lag.unknown\"}",
        "undefined|null",
      })
  void whatIsBehindOrNotKnownIsSaid(String lag, String said) {
    assertThat(
            MODULES.json(
                "import { behind } from './data/lag.js';\nexport const result = behind(%s);"
                    .formatted(lag)))
        .isEqualTo(said);
  }

  @Test
  void receiptsAreBoundedNewestFirstAndCounted() {
    assertThat(
            MODULES.json(
                """
                import { Receipts } from './data/receipts.js';
                const receipts = new Receipts();
                for (let i = 0; i < 600; i++) {
                  receipts.add('content', 'accepted', { received: String(1000 + i), platform: i %% 2 ? 'jd' : 'qq' });
                }
                receipts.add('social', 'refused', { received: '1300', code: 'bad_time' });
                receipts.add('social', 'skipped', { count: 12 });
                const jd = receipts.matching({ outcome: 'accepted', platform: 'jd' });
                const before = [receipts.list.length, receipts.list[0].received, jd.length,
                  receipts.accepted, receipts.refused, receipts.skipped];
                receipts.restart('content');
                export const result = [...before, receipts.list.length];
                """
                    .replace("%%", "%")))
        .isEqualTo("[500,\"1599\",250,600,1,12,1]");
  }

  @Test
  void aCourseShowsWindowsWithoutDataAsGaps() {
    assertThat(
            MODULES.json(
                """
                import { Course } from './data/course.js';
                const course = new Course(Date.parse('2026-11-25T00:00:00Z'));
                for (const hour of ['03', '01', '04']) {
                  course.put({ start: `2026-11-25T${hour}:00:00Z`, n: hour });
                }
                course.put({ start: '2026-11-24T23:00:00Z', n: 'early' });
                export const result = course.windows(3600000).map((each) => each.row?.n ?? null);
                """))
        .isEqualTo("[\"01\",null,\"03\",\"04\"]");
  }

  @Test
  void anAddressKeepsAnyNameAndSurvivesBrokenEscapes() {
    assertThat(
            MODULES.json(
                """
                import { hashOf, parsePath } from './state/router.js';
                export const result = [hashOf(['orders', 'a/b 京']), parsePath('orders/a%2Fb%20%E4%BA%AC'),
                  parsePath('orders//%E4%'), hashOf([], { range: '' })];
                """))
        .isEqualTo(
            "[\"#/orders/a%2Fb%20%E4%BA%AC\",[\"orders\",\"a/b 京\"],[\"orders\",\"%E4%\"],\"#/\"]");
  }
}
