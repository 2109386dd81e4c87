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
                %s
                globalThis.location.hash = '#/platforms/taobao?grain=%s&range=30d';
                import { choices } from './state/router.js';
                const chosen = choices({ grain: 'hour' }, { grain: ['hour', 'day'] });
                export const result = [chosen.grain, chosen.range, chosen.model];
                """
                    .formatted(BROWSER, grain)))
        .isEqualTo("[\"%s\",\"30d\",\"last_touch\"]".formatted(expected));
  }

  /** The parts of a browser that the address needs. */
  private static final String BROWSER =
      """
      globalThis.URLSearchParams = class {
        constructor(given) {
          this.pairs = new Map(typeof given === 'string'
            ? given.split('&').filter(Boolean).map((each) => each.split('=')) : given);
        }
        get(name) { return this.pairs.get(name) ?? null; }
        toString() { return [...this.pairs].map((each) => each.join('=')).join('&'); }
      };
      globalThis.Event = class { constructor(type) { this.type = type; } };
      globalThis.location = { hash: '' };
      globalThis.entries = [];
      globalThis.history = {
        pushState(state, title, address) { location.hash = address; entries.push(address); },
        replaceState(state, title, address) { location.hash = address; },
      };
      globalThis.dispatchEvent = () => {};
      """;

  @Test
  void aChoiceIsAnEntryOfTheHistoryAndStaysOnTheWayToOtherViews() {
    assertThat(
            MODULES.json(
                """
                %s
                location.hash = '#/loops?unit=orders';
                import { choices, linkTo } from './state/router.js';
                const chosen = choices({ unit: '' });
                chosen.set('range', '30d');
                chosen.set('model', 'linear');
                export const result = [entries, linkTo(['platforms', 'jd'], { grain: 'hour' })];
                """
                    .formatted(BROWSER)))
        .isEqualTo(
            "[[\"#/loops?range=30d&unit=orders\",\"#/loops?range=30d&model=linear&unit=orders\"],"
                + "\"#/platforms/jd?range=30d&model=linear&grain=hour\"]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "#/loops | null | {}",
        "#/loops?channel=search | search | {\"channel\":\"search\"}",
        "#/loops?region=us | us | {\"region\":\"us\"}",
        "#/loops?channel=unnamed | null | {\"channel\":\"unnamed\"}",
        "#/loops?channel=search&region=us | search | {\"channel\":\"search\"}"
      })
  void anAddressHasOneFilterForAllViews(String hash, String id, String parameters) {
    assertThat(
            MODULES.json(
                """
                %s
                globalThis.location.hash = '%s';
                import { currentFilter, filterParameters } from './state/filter.js';
                const filter = currentFilter();
                export const result = [filter?.id ?? null, filterParameters(filter)];
                """
                    .formatted(BROWSER, hash)))
        .isEqualTo("[%s,%s]".formatted(id.equals("null") ? id : '"' + id + '"', parameters));
  }

  @Test
  void aChosenRegionReplacesTheChannelAndStaysOnTheWayToOtherViews() {
    assertThat(
            MODULES.json(
                """
                %s
                location.hash = '#/loops?channel=search';
                import { choices, linkTo } from './state/router.js';
                import { choiceOf } from './state/filter.js';
                choices().setAll(choiceOf('region', 'us'));
                export const result = [entries.at(-1), linkTo(['platforms', 'jd'])];
                """
                    .formatted(BROWSER)))
        .isEqualTo("[\"#/loops?region=us\",\"#/platforms/jd?region=us\"]");
  }

  @ParameterizedTest
  @CsvSource({"1d, true", "7d, true", "24h, false", "1h, false"})
  void filteredNumbersNeedARangeThatStaysOnBordersOfDays(String name, boolean whole) {
    assertThat(
            MODULES.json(
                """
                import { Zone } from './format/zone.js';
                import { rangeOf } from './state/ranges.js';
                import { daysOf, isWholeDays } from './state/filter.js';
                const zone = Zone.fixed(0);
                const range = rangeOf('%s', Date.parse('2026-11-23T10:30:00Z'), zone);
                const days = daysOf(range, zone);
                export const result = [isWholeDays(range, '%s', zone), isWholeDays(days, days.name, zone)];
                """
                    .formatted(name, name)))
        .isEqualTo("[%s,true]".formatted(whole));
  }

  @Test
  void theNumbersOfAChannelAreARowWithoutWhatIsNotCounted() {
    assertThat(
            MODULES.json(
                """
                import { together } from './data/figures.js';
                import { earnedOf, rowOfGroup } from './data/groups.js';
                const group = (net, credit) => rowOfGroup({ events: 2, opens: 1, attentionMs: 5, visitors: null, orders: 3,
                  money: [{ currency: 'CNY', net }], microOrders: 7, credit: [{ currency: 'CNY', amount: credit }] });
                const rows = [group('9007199254740993', '1'), group('2', '9007199254740993')];
                const { events, orders, newBuyers, money } = together(rows);
                export const result = [events, orders, newBuyers, money[0].net, earnedOf(rows, 'CNY'), earnedOf(rows, 'USD')];
                """))
        .isEqualTo("[4,6,null,\"9007199254740995\",\"9007199254740994\",\"0\"]");
  }

  @ParameterizedTest
  @CsvSource({
    "platform, visitors, externalOut",
    "owner, credit, visitors",
    "need, orders, refunded"
  })
  void aFilteredRankingOffersTheMetricsThatAreCountedByChannel(
      String by, String offered, String missing) {
    assertThat(
            MODULES.json(
                """
                import { metricsBy } from './data/rankable.js';
                const metrics = metricsBy('%s', '', true);
                export const result = [metrics.includes('%s'), metrics.includes('%s')];
                """
                    .formatted(by, offered, missing)))
        .isEqualTo("[true,false]");
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
  void aLongTimeHasNoFractionFromAHundredOnSoThatACardHoldsIt() {
    assertThat(
            MODULES.json(
                """
                import { formatAttention } from './format/numbers.js';
                export const result = [99.5, 407.5, 2186.7, 12345].map((hours) => formatAttention(hours * 3600000, 'en'));
                """))
        .isEqualTo("[\"99.5 hr\",\"408 hr\",\"2,187 hr\",\"12.3K hr\"]");
  }

  @Test
  void aProvinceOfChinaHasItsNamesAndOtherRegionsHaveNone() {
    assertThat(
            MODULES.json(
                """
                import { provinceOf } from './data/provinces.js';
                export const result = ['cn-zj', 'cn-zz', 'cn', 'us-ca', 'cn-constructor'].map(provinceOf);
                """))
        .isEqualTo("[[\"Zhejiang\",\"浙江\"],null,null,null,null]");
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
      import { placed, sankeyOf } from './data/sankey.js';
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
    assertThat(
            MODULES.json(
                CELLS
                    + """
                    const { nodes, links, left } = sankeyOf(waysOf(cells, 'CNY'));
                    export const result = [nodes.map(({ id, value }) => id + ' ' + value),
                      links.map((link) => [link.source, link.target, link.kind, link.value].join(' ')), left];
                    """))
        .isEqualTo(
            "[[\"a:douyin 900\",\"a:wechat 300\",\"a:baidu 1\",\"a: 100\",\"m:douyin 900\",\"m:jd"
                + " 401\"],[\"a:douyin m:douyin closed 900\",\"a:wechat m:jd external 300\",\"a:"
                + " m:jd direct 100\",\"a:baidu m:jd external 1\"],1]");
  }

  @Test
  void theSankeyOfManyPlatformsDrawsTheLargestAndAddsUpTheOthers() {
    assertThat(
            MODULES.json(
                CELLS
                    + """
                    const many = Array.from({ length: 37 }, (_, i) => cell(`p${i}`, `p${36 - i}`, 0, ['CNY', String(1000 - i)]));
                    const ways = waysOf(many, 'CNY');
                    const { nodes, links } = sankeyOf(ways, [], 12);
                    const sum = (list) => list.reduce((all, each) => all + Number(each.value), 0);
                    const other = nodes.filter(({ id }) => id.endsWith('*'));
                    const picture = placed({ nodes, links });
                    const lefts = picture.nodes.filter(({ id }) => id.startsWith('a:'));
                    const distances = lefts.slice(1).map((node, i) =>
                      node.y + node.height / 2 - lefts[i].y - lefts[i].height / 2);
                    export const result = [nodes.length, other.map(({ id }) => id), sum(ways) === sum(links),
                      Math.min(...distances) >= 16];
                    """))
        .isEqualTo("[26,[\"a:*\",\"m:*\"],true,true]");
  }

  @Test
  void surfacesStandBeforeThePlatformTheyBelongTo() {
    assertThat(
            MODULES.json(
                CELLS
                    + """
                    const ways = waysOf(cells, 'orders').filter((way) => way.from === 'wechat');
                    export const result = sankeyOf(ways, [
                      { node: 's:moments', from: 'wechat', value: '500000' }, { node: 's:chat', from: 'wechat', value: '0' }]).links
                      .map((link) => link.source + ' ' + link.target + ' ' + link.value);
                    """))
        .isEqualTo("[\"a:wechat m:jd 500000\",\"s:moments a:wechat 500000\"]");
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
    "2026-11-25T00:00:00Z, UTC",
    "2026-11-24T16:00:00Z, UTC+08:00",
    "2026-11-25T05:00:00Z, UTC-05:00",
    "2026-11-25T09:00:00Z, UTC-09:00",
    "2026-11-24T10:00:00Z, UTC+14:00",
    "2026-11-24T18:30:00Z, UTC+05:30"
  })
  void theStartOfADayTellsTheOffsetOfAServerThatDoesNotNameItsZone(String start, String offset) {
    assertThat(ranges("zoneOfDay('%s').offsetName(0)".formatted(start)))
        .isEqualTo('"' + offset + '"');
  }

  @ParameterizedTest
  @CsvSource({
    // The clocks change on this day, so it has 23 or 25 hours.
    "Europe/Berlin, 2026-03-29, 2026-03-28T23:00:00.000Z, 23",
    "Europe/Berlin, 2026-10-25, 2026-10-24T22:00:00.000Z, 25",
    "America/New_York, 2026-11-01, 2026-11-01T04:00:00.000Z, 25",
    // The day begins at one o'clock, because midnight is left out.
    "America/Asuncion, 2024-10-06, 2024-10-06T04:00:00.000Z, 23",
    // West of -9 h.
    "Pacific/Honolulu, 2026-11-25, 2026-11-25T10:00:00.000Z, 24",
    "Pacific/Kiritimati, 2026-11-25, 2026-11-24T10:00:00.000Z, 24",
    "-10:00, 2026-11-25, 2026-11-25T10:00:00.000Z, 24"
  })
  void aDayBeginsAndEndsByTheClocksOfItsZone(String zone, String day, String start, int hours) {
    assertThat(
            ranges(
                """
                (() => {
                  const zone = Zone.of('%s');
                  const start = zone.startOfDay('%s');
                  return [new Date(start).toISOString(), (zone.plusDays(start, 1) - start) / 3600000,
                    zone.dayName(start), zone.dayName(start - 1) < zone.dayName(start)];
                })()
                """
                    .formatted(zone, day)))
        .isEqualTo("[\"%s\",%d,\"%s\",true]".formatted(start, hours, day));
  }

  @ParameterizedTest
  @CsvSource({"7d, day", "30d, day", "90d, week", "365d, month"})
  void aRangeOverTheChangeOfTheClocksConsistsOfWindowsOfTheServer(String range, String grain) {
    assertThat(
            ranges(
                """
                (() => {
                  const zone = Zone.of('Europe/Berlin');
                  const range = aligned(rangeOf('%s', Date.parse('2026-10-27T12:00:00Z'), zone), '%s', zone);
                  const clocks = windowStarts(range, '%s', zone).map((at) => new Date(zone.shifted(at)).toISOString().slice(11));
                  return [...new Set(clocks)];
                })()
                """
                    .formatted(range, grain, grain)))
        .isEqualTo("[\"00:00:00.000Z\"]");
  }

  @Test
  void rangesLieOnTheDaysOfTheDataAndIncludeToday() {
    String now = "Date.parse('2026-11-25T17:30:00Z')";
    String utc = "Zone.fixed(0)";
    assertThat(ranges("rangeParameters(rangeOf('7d', %s, %s))".formatted(now, utc)))
        .isEqualTo("{\"from\":\"2026-11-19T00:00:00Z\",\"to\":\"2026-11-26T00:00:00Z\"}");
    assertThat(
            ranges("rangeParameters(rangeOf('1d', %s, Zone.of('Asia/Shanghai')))".formatted(now)))
        .isEqualTo("{\"from\":\"2026-11-25T16:00:00Z\",\"to\":\"2026-11-26T16:00:00Z\"}");
    assertThat(
            ranges("rangeParameters(rangeOf('2026-11-05_2026-11-01', %s, %s))".formatted(now, utc)))
        .isEqualTo("{\"from\":\"2026-11-01T00:00:00Z\",\"to\":\"2026-11-06T00:00:00Z\"}");
    assertThat(
            ranges(
                "rangeParameters(rangeOf('2026-11-05T10:00_2026-11-05T12:30', %s, %s))"
                    .formatted(now, utc)))
        .isEqualTo("{\"from\":\"2026-11-05T10:00:00Z\",\"to\":\"2026-11-05T12:30:00Z\"}");
    assertThat(ranges("rangeParameters(rangeOf('24h', %s, %s))".formatted(now, utc)))
        .isEqualTo("{\"from\":\"2026-11-24T18:00:00Z\",\"to\":\"2026-11-25T18:00:00Z\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0d",
        "7x",
        "2026-13-45_2026-14-01",
        "2026-02-30_2026-03-01",
        "__proto__",
        "9999999d"
      })
  void aBadRangeOfAnAddressIsNoRange(String name) {
    assertThat(ranges("rangeOf('%s', 0, Zone.fixed(0))".formatted(name))).isEqualTo("null");
  }

  @Test
  void theNameOfACustomRangeLeadsBackToIt() {
    assertThat(
            ranges(
                """
                ['2026-11-01_2026-11-05', '2026-11-05T10:00_2026-11-05T12:30', '2026-03-28_2026-03-30'].map((name) => {
                  const zone = Zone.of('Europe/Berlin');
                  return customName(rangeOf(name, 0, zone), zone) === name;
                })
                """))
        .isEqualTo("[true,true,true]");
  }

  @Test
  void anHourOnAPageThatStaysOpenRemainsSixtyMinutes() {
    assertThat(
            MODULES.json(
                """
                import { Course } from './data/course.js';
                import { ShownRange } from './state/shownRange.js';
                import { windowStarts } from './state/ranges.js';
                import { Zone } from './format/zone.js';
                let now = Date.parse('2026-11-25T12:00:30Z');
                const ticks = [];
                const zone = Zone.fixed(0);
                const range = new ShownRange({ every: (ms, tick) => ticks.push(tick) }, '1h', zone, () => now);
                const course = new Course(range);
                range.onMove(() => course.move(range));
                const minute = (ms) => course.put({ start: new Date(Math.floor(ms / 60000) * 60000).toISOString(), events: 10 });
                for (let past = 0; past < 60; past++) minute(now - past * 60000);
                for (let passed = 0; passed < 180; passed++) {
                  now += 60000;
                  ticks.forEach((tick) => tick());
                  minute(now);
                }
                const windows = course.windows(windowStarts(range, 'minute', zone));
                export const result = [windows.length, windows.reduce((sum, { row }) => sum + row.events, 0),
                  new Date(range.from).toISOString(), new Date(range.to).toISOString()];
                """))
        .isEqualTo("[60,600,\"2026-11-25T14:01:00.000Z\",\"2026-11-25T15:01:00.000Z\"]");
  }

  @Test
  void aRangeThatStillGrowsIsReadAgainEveryTenSecondsAndOneThatIsOverIsNot() {
    assertThat(
            MODULES.json(
                """
                import { ShownRange } from './state/shownRange.js';
                import { Zone } from './format/zone.js';
                const count = (name) => {
                  let now = Date.parse('2026-11-25T12:00:30Z');
                  let called = 0;
                  const ticks = [];
                  const range = new ShownRange({ every: (ms, tick) => ticks.push(tick) }, name, Zone.fixed(0), () => now);
                  range.onMove(() => called++);
                  for (let second = 0; second < 60; second++) {
                    now += 1000;
                    ticks.forEach((tick) => tick());
                  }
                  return called;
                };
                export const result = ['7d', '1d', '2026-11-24_2026-11-25', '2026-11-20_2026-11-24'].map(count);
                """))
        .isEqualTo("[6,6,6,0]");
  }

  private static String ranges(String expression) {
    return MODULES.json(
        """
        import { aligned, customName, rangeOf, rangeParameters, windowStarts } from './state/ranges.js';
        import { Zone, zoneOfDay } from './format/zone.js';
        export const result = %s;
        """
            .formatted(expression));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{ events: 5, seconds: 9.9 }|null",
        "{ events: 12, seconds: 252.5"
            + " }|{\"key\":\"lag.behind\",\"ms\":252500,\"events\":12,\"late\":true}",
        "{ events: 0, seconds: 10"
            + " }|{\"key\":\"lag.behind\",\"ms\":10000,\"events\":0,\"late\":false}",
        "{ events: 3, seconds: 30"
            + " }|{\"key\":\"lag.behind\",\"ms\":30000,\"events\":3,\"late\":true}",
        "{ events: 7, seconds: null }|{\"key\":\"lag.waiting\",\"events\":7,\"late\":true}",
        "{ events: null, seconds: null }|{\"key\":\"lag.unknown\",\"late\":true}",
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
  void aCourseHasAllWindowsOfItsRangeAndNoOthers() {
    assertThat(
            MODULES.json(
                """
                import { Course } from './data/course.js';
                const at = (hour) => Date.parse(`2026-11-25T0${hour}:00:00Z`);
                const course = new Course({ from: at(1), to: at(5) });
                for (const hour of [3, 1, 5, 0]) {
                  course.put({ start: new Date(at(hour)).toISOString(), n: hour });
                }
                export const result = course.windows([1, 2, 3, 4].map(at)).map((each) => each.row?.n ?? null);
                """))
        .isEqualTo("[1,null,3,null]");
  }

  @Test
  void aDifferenceIsExactAndItsRateNeedsSomethingBefore() {
    assertThat(
            MODULES.json(
                """
                import { differenceOf, thenOf } from './data/compare.js';
                const platforms = [{ changes: [{ metric: 'net', currency: 'CNY', then: '9007199254740993' }, { metric: 'events', then: '7' }] },
                  { changes: [{ metric: 'net', currency: 'CNY', then: '-1' }] }, {}];
                export const result = [differenceOf('9007199254740993', '1'), differenceOf(5, 0), differenceOf(5, null), differenceOf(0.5, 0.25),
                  thenOf(platforms, 'net', 'CNY'), thenOf(platforms, 'events')];
                """))
        .isEqualTo(
            "[{\"then\":\"1\",\"difference\":\"9007199254740992\",\"rate\":9007199254740992},"
                + "{\"then\":\"0\",\"difference\":\"5\",\"rate\":null},null,"
                + "{\"then\":0.25,\"difference\":0.25,\"rate\":null},\"9007199254740992\",\"7\"]");
  }

  @Test
  void aDownloadHasDecimalAmountsAndNoFormulas() {
    assertThat(
            MODULES.json(
                """
                import { csvOf } from './data/csv.js';
                const rows = [{ surface: '=1+1', net: { minor: '-1205', currency: 'CNY' }, currency: 'CNY' },
                  { surface: 'a,"b"', net: { minor: '1205', currency: 'JPY' }, currency: 'JPY', more: -1 }];
                export const result = [csvOf(rows), csvOf(rows, { minor: true }).includes('-1205')];
                """))
        .isEqualTo(
            "[\"\uFEFFsurface,net,currency,more\\r\\n'=1+1,-12.05,CNY,\\r\\n"
                + "\\\"a,\\\"\\\"b\\\"\\\"\\\",1205,JPY,-1\\r\\n\",true]");
  }

  @Test
  void theUnitIsAChoiceOnlyWhenTheUserChoseIt() {
    assertThat(
            MODULES.json(
                """
                import { unitOf } from './data/loops.js';
                export const result = [unitOf({ unit: '', currency: '' }, []), unitOf({ unit: '', currency: '' }, ['CNY', 'USD']),
                  unitOf({ unit: '', currency: 'USD' }, ['CNY', 'USD']), unitOf({ unit: 'orders', currency: 'USD' }, ['CNY']),
                  unitOf({ unit: '', currency: 'EUR' }, ['CNY'])];
                """))
        .isEqualTo("[\"orders\",\"CNY\",\"USD\",\"orders\",\"CNY\"]");
  }

  @Test
  void ratesAreBetweenZeroAndOneOrUnknown() {
    assertThat(
            MODULES.json(
                """
                import { ratesOf } from './data/figures.js';
                const row = (loops) => ({ loops });
                const credit = [{ currency: 'CNY', closureRate: -1.15, leakRate: 0.5 }];
                export const result = [
                  ratesOf(row({ returnRate: 0.25, credit, byPurchase: { closureRate: 1, leakRate: 0 } }), 'CNY'),
                  ratesOf(row({ returnRate: null, credit }), 'CNY')];
                """))
        .isEqualTo(
            "[{\"closure\":1,\"leak\":0,\"returns\":0.25},"
                + "{\"closure\":null,\"leak\":0.5,\"returns\":null}]");
  }

  @Test
  void anAudienceOfSeveralWindowsHasBounds() {
    assertThat(
            MODULES.json(
                """
                import { audienceMatrix } from './data/matrix.js';
                const matrix = audienceMatrix({ platforms: [{ platform: 'jd', visitors: 5 }, { platform: 'qq', visitors: null, atLeast: 4, atMost: 9 }],
                  overlaps: [{ a: 'jd', b: 'qq', visitors: null, atLeast: 1, atMost: 5 }] });
                export const result = [matrix.platforms, matrix.value('qq', 'jd'), matrix.value('jd', 'jd'), matrix.value('jd', 'x'), matrix.isExact];
                """))
        .isEqualTo(
            "[[\"qq\",\"jd\"],{\"least\":1,\"most\":5},{\"least\":5,\"most\":5},{\"least\":0,\"most\":0},false]");
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
