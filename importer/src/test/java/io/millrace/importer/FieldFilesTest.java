package io.millrace.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.importer.read.ReadOptions;
import io.millrace.mapping.Mapping;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Small files with what exports have: every file gives the events that it means, or is refused. */
class FieldFilesTest {
  private static final Path FIELD = Path.of("src/test/resources/field");

  /** A number with the right count of digits; the gateway refuses its time as in_future. */
  private static final String FAR_FUTURE = "5138-11-16T09:46:39";

  private static final String PLAIN_TIME = "time: iso\n";

  private final StubGateway gateway = StubGateway.start();
  private final List<RejectedLine> refusals = Collections.synchronizedList(new ArrayList<>());
  private String mapping = "";

  @BeforeEach
  void readMapping() throws Exception {
    mapping = Files.readString(FIELD.resolve("m.yml"));
  }

  @AfterEach
  void stopGateway() {
    gateway.close();
  }

  @Test
  void booksNothingForThePartOfACellAfterItsLineBreak() throws Exception {
    mapping = Files.readString(FIELD.resolve("A.yml"));

    send("A-broken.csv");

    assertThat(visitors()).containsExactly("anna\nvip");
    assertThat(events()).hasSize(1);
  }

  @Test
  void importsTheMendedFileAsOneOrder() throws Exception {
    mapping = Files.readString(FIELD.resolve("A.yml"));

    send("A-fixed.csv");

    assertThat(visitors()).containsExactly("anna");
    assertThat(amounts()).containsExactly("111.00 CNY");
  }

  @Test
  void countsTheOrdersOfRowsForEachArticleAndNoneAsWithoutAmount() throws Exception {
    mapping = Files.readString(FIELD.resolve("B.yml"));

    ImportReport report = send("B-shopify.csv");

    assertThat(report.clean()).isTrue();
    assertThat(events()).hasSize(80);
    assertThat(orders()).hasSize(40);
    assertThat(sum()).isEqualByComparingTo("4000.00");
    assertThat(report.counts().ordersWithoutAmount()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"note-multiline.csv, 7", "quoted-newline.csv, 2"})
  void takesQuotedLineBreaksAsData(String file, int orders) throws Exception {
    assertThat(send(file).clean()).isTrue();
    assertThat(orders()).hasSize(orders);
  }

  @Test
  void makesTheSameEventsOfTheSameRowsInAnyForm() throws Exception {
    send("plain.csv");
    Collection<String> expected = distinct();
    for (String file :
        List.of(
            "trailing-comma.csv",
            "two-trailing-commas.csv",
            "bom-crlf.csv",
            "cr-only.csv",
            "semicolon.csv",
            "tab.tsv",
            "utf16.csv")) {
      assertThat(send(file).clean()).as(file).isTrue();
    }
    mapping = mapping + "file: {comment: \"#\"}\n";
    assertThat(send("comment.csv").clean()).isTrue();

    assertThat(events()).hasSize(18);
    assertThat(distinct()).isEqualTo(expected).hasSize(2);
    assertThat(amounts()).containsOnly("10.00 CNY");
  }

  @ParameterizedTest
  @CsvSource({
    "no-final-newline.csv, c21, 23.00",
    "header-case.csv, c19, 21.00",
    "header-spaces.csv, c18, 20.00",
    "space-before-quote.csv, c6, 14.00",
    "nbsp.csv, c20, 22.00",
    "formula.csv, 00123, 25.00",
    "trailing-zeros.csv, c13, 128"
  })
  void readsCellsWithoutWhatIsAroundThem(String file, String visitor, String amount)
      throws Exception {
    assertThat(send(file).clean()).isTrue();
    assertThat(visitors()).containsExactly(visitor);
    assertThat(sum()).isEqualByComparingTo(amount);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "iso-space.csv   | {format: 'yyyy-MM-dd HH:mm:ss', zone: UTC} | 2026-11-19T10:00:00Z",
        "iso-noz.csv     | {format: iso, zone: UTC}                   | 2026-11-19T10:00:00Z",
        "date-only.csv   | {format: yyyy-MM-dd, zone: UTC}            | 2026-11-19T00:00:00Z",
        "date-us.csv     | {format: M/d/yyyy h:mm a, zone: UTC}       | 2026-11-19T10:00:00Z",
        "iso-shopify.csv | {format: 'yyyy-MM-dd HH:mm:ss Z'}          | 2026-11-19T02:00:00Z",
        "iso-utc-word.csv| {format: 'yyyy-MM-dd HH:mm:ss VV'}         | 2026-11-19T10:00:00Z"
      })
  void refusesAnotherTimeWithAHintAndTakesItWithItsPattern(
      String file, String format, String expected) throws Exception {
    assertThat(send(file).counts().bad()).isEqualTo(1);
    assertThat(refusals)
        .singleElement()
        .extracting(RejectedLine::detail)
        .asString()
        .contains("time")
        .containsAnyOf("format", "zone");

    mapping = mapping.replace(PLAIN_TIME, "time: " + format + "\n");
    assertThat(send(file).clean()).isTrue();
    assertThat(events())
        .singleElement()
        .extracting(e -> e.path("at").asString())
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"sec.csv, unix-seconds, c35", "millis.csv, unix-millis, c40"})
  void takesTheUnitThatIsSetAndRefusesOthersByLine(String file, String unit, String visitor)
      throws Exception {
    mapping = mapping.replace(PLAIN_TIME, "time: " + unit + "\n");

    ImportReport report = send(file);

    assertThat(visitors()).contains(visitor).doesNotContain("c37", "c42", "c41");
    assertThat(report.counts().bad()).isGreaterThanOrEqualTo(2);
    assertThat(events())
        .extracting(e -> e.path("at").asString())
        .allMatch(at -> at.startsWith("2025-11-19T10:00:00") || at.startsWith(FAR_FUTURE));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "thousands.csv     | {group: ','}                 | 1234.50",
        "decimal-comma.csv | {decimal: ','}               | 12.50",
        "currency-sign.csv | {signs: ['¥']}               | 128.00"
      })
  void readsNumbersInTheFormThatIsSet(String file, String number, String amount) throws Exception {
    mapping = mapping + "number: " + number + "\n";

    assertThat(send(file).clean()).isTrue();
    assertThat(sum()).isEqualByComparingTo(amount);
  }

  @Test
  void refusesAFileWhoseDoubledColumnTheMappingReads() {
    assertThatThrownBy(() -> send("dup-header.csv"))
        .isInstanceOf(UnusableFilesException.class)
        .hasMessageContaining("line 2: user: the file has this column twice")
        .hasMessageEndingWith("nothing was sent");
    assertThat(gateway.requests()).isEmpty();
  }

  @Test
  void takesAFileWithADoubledColumnThatTheMappingDoesNotRead() throws Exception {
    mapping = mapping.replace("$user", "someone");

    assertThat(send("dup-header.csv").clean()).isTrue();
    assertThat(amounts()).containsExactly("18.00 CNY");
  }

  @ParameterizedTest
  @CsvSource({
    "case-other.csv, 0, 1",
    "total-row.csv, 2, 1",
    "extra-blank-rows.csv, 1, 1",
    "short-row.csv, 1, 1"
  })
  void refusesOrSkipsRowsThatAreNoEvents(String file, int events, int others) throws Exception {
    ImportReport strict = send(file);
    assertThat(strict.counts().bad()).isEqualTo(others);
    assertThat(strict.clean()).isFalse();
    assertThat(distinct()).hasSize(events);

    mapping = mapping + "else: skip\n";
    ImportReport lenient = send(file);
    assertThat(lenient.counts().skippedInAll()).isEqualTo(others);
    assertThat(lenient.clean()).isTrue();
    assertThat(distinct()).hasSize(events);
  }

  @ParameterizedTest
  @ValueSource(strings = {"empty.csv", "header-only.csv"})
  void saysThatThereIsNothingToImport(String file) throws Exception {
    ImportReport report = send(file);

    assertThat(report.notes()).singleElement().asString().contains("there is nothing to import");
    assertThat(gateway.requests()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "nd-array-oneline.json, n5 n6",
    "nd-array-pretty.json, n3 n4",
    "nd-bom-crlf.ndjson, n1 n2"
  })
  void readsEventsOfJson(String file, String ids) throws Exception {
    ImportReport report = sendNative(file);

    assertThat(report.clean()).isTrue();
    assertThat(events()).extracting(e -> e.path("id").asString()).containsExactly(ids.split(" "));
  }

  @Test
  void reportsLinesWithACommaByNumber() throws Exception {
    ImportReport report = sendNative("nd-comma.ndjson");

    assertThat(refusals)
        .extracting(r -> r.origin().line() + " " + r.detail())
        .containsExactly("1 a comma after the JSON object", "2 a comma after the JSON object");
    assertThat(report.counts().bad()).isEqualTo(2);
  }

  @Test
  void sendsTheGoodLinesOfACompressedFileThatBreaksOff() throws Exception {
    ImportReport report = sendNative("nd-trunc.gz");

    assertThat(report.clean()).isFalse();
    assertThat(report.notes()).singleElement().asString().contains("breaks off after line");
    assertThat(report.counts().accepted()).isPositive();
    assertThat(report.counts().bad()).isLessThanOrEqualTo(1);
  }

  private ImportReport send(String file) throws Exception {
    refusals.clear();
    return send(file, new FileFormat.Mapped(Mapping.read("test.yml", mapping)));
  }

  private ImportReport sendNative(String file) throws Exception {
    return send(file, new FileFormat.Native());
  }

  private ImportReport send(String file, FileFormat format) throws Exception {
    SendSettings settings = new SendSettings(500, 4, Duration.ofSeconds(20), false);
    try (EventSender sender = new EventSender(gateway.target(), settings, refusals::add)) {
      return new FileImport(format, ReadOptions.standard(), sender, InstantSource.system())
          .run(List.of(FIELD.resolve(file).toString()));
    }
  }

  private List<JsonNode> events() {
    return gateway.requests().stream()
        .flatMap(request -> request.events().stream())
        .<JsonNode>map(JsonMapper.shared()::readTree)
        .toList();
  }

  private Collection<String> distinct() {
    return new TreeSet<>(events().stream().map(JsonNode::toString).toList());
  }

  private List<String> visitors() {
    return events().stream().map(e -> e.path("visitor").asString()).distinct().toList();
  }

  /** The amount of each order: of its first purchase that has one. */
  private Map<String, Optional<String>> orders() {
    Map<String, Optional<String>> orders = new LinkedHashMap<>();
    for (JsonNode event : events()) {
      if (event.path("type").asString().equals("purchase")) {
        orders.merge(event.path("order").asString(), amount(event), (a, b) -> a.or(() -> b));
      }
    }
    return orders;
  }

  private List<String> amounts() {
    return orders().values().stream().flatMap(Optional::stream).toList();
  }

  private BigDecimal sum() {
    return amounts().stream()
        .map(text -> new BigDecimal(text.substring(0, text.indexOf(' '))))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static Optional<String> amount(JsonNode event) {
    JsonNode amount = event.path("amount");
    return amount.isObject()
        ? Optional.of(amount.path("value").asString() + " " + amount.path("currency").asString())
        : Optional.empty();
  }
}
