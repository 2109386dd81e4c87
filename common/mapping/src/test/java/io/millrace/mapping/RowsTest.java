package io.millrace.mapping;

import static io.millrace.mapping.Samples.event;
import static io.millrace.mapping.Samples.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** Rows as people export them. */
class RowsTest {
  private static final List<String> HEADER = List.of("user", "when", "what", "price", "shop");
  private static final String SHOP =
      """
      time: iso
      event: {id: $row, visitor: $user, platform: $shop, at: $when}
      case: what
      when:
        sold: {type: purchase, surface: shop, order: $row, amount: {value: $price, currency: CNY}}
        seen: {type: impression, surface: feed}
      """;
  private static final List<String> SOLD =
      List.of("c1", "2026-11-19T10:00:00Z", "sold", "10.00", "taobao");

  @Test
  void givesARowOneIdWhateverColumnsStandBesideIt() {
    String id = id(shop("").bind(HEADER).map(SOLD));

    assertThat(id).hasSize(24);
    assertThat(id(shop("").bind(with(HEADER, "")).map(with(SOLD, "")))).isEqualTo(id);
    assertThat(id(shop("").bind(with(HEADER, "", "")).map(with(SOLD, "", "")))).isEqualTo(id);
    assertThat(id(shop("").bind(with(HEADER, "note")).map(with(SOLD, "a gift")))).isEqualTo(id);
    assertThat(id(shop("").bind(HEADER.reversed()).map(SOLD.reversed()))).isEqualTo(id);
    assertThat(
            id(shop("").bind(List.of("User", " When ", "WHAT", "\ufeffprice", "shop")).map(SOLD)))
        .isEqualTo(id);
    assertThat(
            id(
                shop("")
                    .map(
                        Samples.json(
                            """
                            {"shop": "taobao", "user": "c1", "when": "2026-11-19T10:00:00Z", "what": "sold",
                             "price": "10.00", "more": ""}
                            """))))
        .isEqualTo(id);
  }

  @Test
  void givesTwoRowsThatDifferInAColumnThatTheMappingReadsTwoIds() {
    assertThat(id(shop("").bind(HEADER).map(List.of("c1", SOLD.get(1), "sold", "10.01", "taobao"))))
        .isNotEqualTo(id(shop("").bind(HEADER).map(SOLD)));
  }

  @Test
  void allowsADoubledColumnThatTheMappingDoesNotRead() {
    assertThat(event(shop("").bind(with(HEADER, "x", "x")).map(with(SOLD, "1", "2"))).path("id"))
        .isNotNull();
    assertThatThrownBy(() -> shop("").bind(with(HEADER, "user")))
        .isInstanceOf(MappingException.class)
        .hasMessage("mapping, line 2: user: the file has this column twice");
  }

  @Test
  void trimsEveryKindOfBlank() {
    ObjectNode event =
        event(
            shop("")
                .bind(HEADER)
                .map(List.of("\u00a0c20 ", " 2026-11-19T10:00:00Z", "sold ", "22.00\u202f", "jd")));

    assertThat(event.path("visitor").asString()).isEqualTo("c20");
    assertThat(event.path("amount").path("value").asString()).isEqualTo("22.00");
  }

  @Test
  void readsATextInAFormulaAndRefusesAComputedOne() {
    RowMapping shop = shop("").bind(HEADER);

    assertThat(event(shop.map(with("=\"00123\"", SOLD))).path("visitor").asString())
        .isEqualTo("00123");
    assertThat(problem(shop.map(with("=A1&B2", SOLD)))).isEqualTo("visitor is a formula: '=A1&B2'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "c15;2026-11-19T10:00:00Z;removed;;taobao",
        "Total;;;10.00;",
        ";;;;",
        "c7;2026-11-19T10:00:00Z;sold"
      })
  void skipsWhatElseSaysAndOtherwiseDoesNot(String row) {
    List<String> cells = List.of(row.split(";", -1));

    assertThat(shop("else: skip").bind(HEADER).map(cells)).isInstanceOf(MappedItem.Skipped.class);
    assertThat(shop("else: refuse").bind(HEADER).map(cells)).isInstanceOf(MappedItem.Refused.class);
    assertThat(shop("").bind(HEADER).map(cells))
        .isInstanceOfAny(MappedItem.Unmapped.class, MappedItem.Refused.class);
  }

  @Test
  void saysWhyARowIsSkippedOrRefusedWithoutItsValuesInReasons() {
    List<String> removed = List.of("c15", "2026-11-19T10:00:00Z", "removed", "", "taobao");

    assertThat(shop("else: skip").bind(HEADER).map(removed))
        .isEqualTo(new MappedItem.Skipped("what is not one of [sold, seen]"));
    assertThat(problem(shop("else: refuse").bind(HEADER).map(removed)))
        .isEqualTo("what is not one of [sold, seen], but 'removed'");
    assertThat(shop("").bind(HEADER).map(removed)).isEqualTo(new MappedItem.Unmapped("removed"));
  }

  @Test
  void neverSkipsAWrongNumberOrTime() {
    RowMapping skipping = shop("else: skip").bind(HEADER);

    assertThat(problem(skipping.map(List.of("c1", "yesterday", "sold", "1", "jd"))))
        .startsWith("'yesterday' is not a time in iso");
    assertThat(problem(skipping.map(List.of("c1", "2026-11-19T10:00:00Z", "sold", "ten", "jd"))))
        .startsWith("'ten' is not a number");
  }

  @Test
  void refusesCellsThatHaveNoColumn() {
    assertThat(problem(shop("").bind(HEADER).map(with(SOLD, "x"))))
        .isEqualTo("6 cells, expected 5");
    assertThat(id(shop("").bind(HEADER).map(with(SOLD, " ")))).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "iso;                                                        2026-11-19T10:00:00Z",
        "iso;                                                        2026-11-19T18:00:00.000+08:00",
        "{format: iso, zone: UTC};                                   2026-11-19 10:00:00",
        "{format: iso, zone: Asia/Shanghai};                         2026-11-19T18:00:00",
        "{zone: +08:00};                                             2026-11-19 18:00",
        "{format: 'yyyy-MM-dd HH:mm:ss Z'};                          2026-11-19 18:00:00 +0800",
        "'yyyy-MM-dd HH:mm:ss VV';                                   2026-11-19 10:00:00 UTC",
        "{format: 'M/d/yyyy h:mm a', zone: UTC};                     11/19/2026 10:00 AM",
        "{format: 'dd.MM.yyyy HH:mm', zone: Europe/Berlin};          19.11.2026 11:00",
        "{format: 'd MMM yyyy HH', zone: Z};                         19 nov 2026 10",
        "{format: 'd MMMM yyyy HH:mm', zone: Z, locale: fr};         19 novembre 2026 10:00",
        "unix-seconds;                                               1795082400",
        "unix-seconds;                                               1795082400.000",
        "unix-millis;                                                1795082400000",
        "unix-micros;                                                1795082400000000",
        "[unix-millis, iso];                                         2026-11-19T10:00:00Z",
        "[unix-millis, iso];                                         1795082400000",
      })
  void readsTimesByPatternAndZone(String format, String time) {
    assertThat(at(format, time).path("at").asString()).isEqualTo("2026-11-19T10:00:00Z");
  }

  @Test
  void takesMidnightOfTheZoneForADate() {
    assertThat(at("{format: yyyy-MM-dd, zone: Asia/Shanghai}", "2026-11-19").path("at").asString())
        .isEqualTo("2026-11-18T16:00:00Z");
    assertThat(at("{zone: Asia/Shanghai}", "2026-11-19").path("at").asString())
        .isEqualTo("2026-11-18T16:00:00Z");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "iso;                                 2026-11-19 10:00:00;       yyyy-MM-dd HH:mm:ss",
        "iso;                                 2026-11-19T10:00:00;       yyyy-MM-dd'T'HH:mm:ss",
        "iso;                                 2026-11-19;                yyyy-MM-dd",
        "iso;                                 11/19/2026 10:00 AM;       M/d/yyyy h:mm a",
        "iso;                                 2026-11-19 10:00:00 +0800; yyyy-MM-dd HH:mm:ss Z",
        "iso;                                 1763546400;                unix-seconds",
        "unix-seconds;                        1763546400000;             unix-millis",
        "unix-millis;                         1763546400;                unix-seconds",
        "unix-millis;                         1763546400000000;          unix-micros",
        "'{format: yyyy-MM-dd, zone: UTC}';   2026-02-30;                yyyy-MM-dd",
      })
  void refusesOtherTimesAndSaysHowToSetTheFormat(String format, String time, String pattern) {
    assertThat(problem(timed(format, time)))
        .startsWith("'" + time + "' is not a time in")
        .contains("time: {format: '" + pattern + "', zone: Asia/Shanghai}");
  }

  @Test
  void joinsColumnsIntoATime() {
    Mapping mapping =
        Mapping.read(
            """
            event:
              id: $row
              type: view
              platform: taobao
              surface: feed
              visitor: $u
              at: {value: "${day} ${time}", time: {format: yyyyMMdd HH:mm, zone: Asia/Shanghai}}
            """);

    assertThat(
            event(mapping.bind(List.of("u", "day", "time")).map(List.of("a", "20261119", "18:00")))
                .path("at")
                .asString())
        .isEqualTo("2026-11-19T10:00:00Z");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{group: ','};                            1,234.50;        1234.50",
        "{group: ','};                            1,23,456.50;     123456.50",
        "{decimal: ','};                          12,50;           12.50",
        "{decimal: ',', group: '.'};              1.234,50;        1234.50",
        "{decimal: ',', group: ' '};              1 234,50;        1234.50",
        "{decimal: ',', group: ' '};              1\u202f234,50;   1234.50",
        "{signs: ['¥', CNY]};                     ¥128.00;         128.00",
        "{signs: ['¥', CNY]};                     128.00 CNY;      128.00",
        "{signs: ['€'], decimal: ','};            12,50 €;         12.50",
        "{negative: drop-sign};                   -5.00;           5.00",
        "{};                                      128.0000;        128.0000",
        "{};                                      -5.00;           -5.00",
        "{};                                      1E2;             100",
      })
  void readsNumbersAsPeopleWriteThem(String format, String text, String value) {
    assertThat(event(priced(format, text)).path("amount").path("value").asString())
        .isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{};                                      12,50",
        "{};                                      1,234.50",
        "{};                                      ¥128.00",
        "{group: ','};                            12,50",
        "{group: ','};                            1,2345",
        "{group: ','};                            ,123",
        "{decimal: ','};                          1.234,50",
        "{decimal: ',', group: '.'};              12.50",
        "{signs: ['¥']};                          1¥28",
        "{};                                      1e999",
        "{};                                      0x10",
        "{};                                      ten",
        "{};                                      1.",
      })
  void refusesNumbersThatCouldMeanSomethingElse(String format, String text) {
    assertThat(problem(priced(format, text)))
        .startsWith("'" + text + "' is not a number with the decimal sign");
  }

  private static Mapping shop(String more) {
    return Mapping.read(SHOP + more + "\n");
  }

  private static String id(MappedItem item) {
    return event(item).path("id").asString();
  }

  private static List<String> with(List<String> cells, String... more) {
    return Stream.concat(cells.stream(), Stream.of(more)).toList();
  }

  private static List<String> with(String first, List<String> cells) {
    return Stream.concat(Stream.of(first), cells.stream().skip(1)).toList();
  }

  private static ObjectNode at(String format, String time) {
    return event(timed(format, time));
  }

  private static MappedItem timed(String format, String time) {
    Mapping mapping = Mapping.read("time: " + format + SHOP.substring("time: iso".length()));
    return mapping.bind(HEADER).map(List.of("c1", time, "seen", "", "jd"));
  }

  private static MappedItem priced(String format, String price) {
    Mapping mapping = Mapping.read(SHOP + "number: " + format);
    return mapping.bind(HEADER).map(List.of("c1", SOLD.get(1), "sold", price, "jd"));
  }
}
