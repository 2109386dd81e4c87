package io.millrace.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.importer.SendException.Reason;
import io.millrace.mapping.MappingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The report says what became of every record, whatever fails. */
class CompleteReportTest {
  private static final String VIEW = "{\"id\":\"%d\",\"type\":\"view\"}";
  private static final String HEADER = "user,when,what,price,shop\n";
  private static final String SOLD = "c%d,2026-11-19T10:00:00Z,sold,%s,taobao\n";

  @TempDir private Path folder;

  private final StubGateway gateway = StubGateway.start();

  @AfterEach
  void stopGateway() {
    gateway.close();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void endsHonestlyWhenTheDiskOfTheRejectsIsFull() throws Exception {
    String events = views(1500) + "{broken\n" + views(1500);

    try (RejectFile rejects = RejectFile.open(Path.of("/dev/full"))) {
      ImportReport report = send(10, rejects, "ndjson", file("events", events));

      assertThat(report.failure()).map(SendException::reason).contains(Reason.CANNOT_GO_ON);
      assertThat(report.failure())
          .get()
          .extracting(SendException::getMessage)
          .asString()
          .contains("cannot write refused records to /dev/full", "No space left");
      assertComplete(report);
      assertThat(report.counts().accepted()).isEqualTo(1500).isEqualTo(received());
      assertThat(report.notes())
          .singleElement()
          .asString()
          .contains("was not read after line 1501");
    }
  }

  /** The gateway rejects an event, and its refusal cannot be stored. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void countsTheBatchWhoseRefusalCannotBeStored() throws Exception {
    gateway.then(
        202,
        "",
        """
        {"received":3,"accepted":2,"rejected":1,"unavailable":0,"problems":[
          {"index":1,"id":"1","code":"too_old","detail":"too old","retry":false}]}
        """);

    try (RejectFile rejects = RejectFile.open(Path.of("/dev/full"))) {
      ImportReport report = send(3, rejects, "ndjson", file("events", views(3)));

      assertComplete(report);
      assertThat(report.counts().accepted()).isEqualTo(2);
      assertThat(report.counts().rejectedInAll()).isEqualTo(1);
      assertThat(report.failure()).map(SendException::reason).contains(Reason.CANNOT_GO_ON);
    }
  }

  @Test
  void countsEveryEventWhenTheGatewayIsLost() throws Exception {
    gateway.close();

    ImportReport report =
        send(
            new SendSettings(2, 4, Duration.ofSeconds(1), false),
            _ -> {},
            "ndjson",
            file("a", views(70)),
            file("b", views(70)));

    assertComplete(report);
    assertThat(report.counts().unavailable()).isEqualTo(report.counts().events());
    assertThat(report.notes()).first().asString().contains("a was not read after line ");
    assertThat(report.notes()).last().asString().endsWith("b was not read");
  }

  @Test
  void sendsTheTailOfOtherFilesWhenOneBreaksOff() throws Exception {
    String array = "[" + VIEW.formatted(1) + ",\n" + VIEW.formatted(2) + ",\n{\"id\"";

    ImportReport report =
        send(500, _ -> {}, "ndjson", file("a", views(5)), file("b", array), file("c", views(200)));

    assertComplete(report);
    assertThat(report.counts().accepted()).isEqualTo(207);
    assertThat(report.clean()).isFalse();
    assertThat(report.notes())
        .singleElement()
        .asString()
        .contains("b cannot be read after line 2", "not JSON from line 3 on");
  }

  @Test
  void sendsNothingWhenAFileIsMissingOrHasOtherColumns() throws Exception {
    String mapping = mapping();
    String good = file("good.csv", HEADER + SOLD.formatted(1, "1.00"));
    String other = file("other.csv", "a,b\n1,2\n");

    assertThatThrownBy(() -> send(500, _ -> {}, mapping, good, "missing.csv", other))
        .isInstanceOf(UnusableFilesException.class)
        .hasMessageContaining("missing.csv: there is no such file")
        .hasMessageContaining("other.csv: ")
        .hasMessageContaining("the file has no column 'user'")
        .hasMessageEndingWith("nothing was sent");
    assertThat(gateway.requests()).isEmpty();
  }

  @Test
  void sendsNothingWithAMappingThatHasMistakes() throws Exception {
    String mapping = file("m.yml", "time: iso\nevent: {id: $row, colour: red}\n");

    assertThatThrownBy(() -> send(500, _ -> {}, mapping, file("a.csv", HEADER)))
        .isInstanceOf(MappingException.class)
        .hasMessageContaining("line 2: colour");
  }

  @Test
  void takesAnAnswerWithoutAReceiptForNoAnswer() throws Exception {
    gateway.then(202, "", "<html>ok</html>");
    gateway.then(202, "", "{\"received\":3,\"accepted\":3,\"problems\":[{\"index\":7}]}");

    ImportReport report = send(500, _ -> {}, "ndjson", file("events", views(3)));

    assertComplete(report);
    assertThat(report.counts().accepted()).isEqualTo(3);
    assertThat(gateway.requests()).hasSize(3);
  }

  @Test
  void countsOrdersNoneOfWhosePurchasesHasAnAmount() throws Exception {
    String rows =
        "time: iso\nevent: {id: $id, type: purchase, surface: shop, platform: jd, visitor: v,"
            + " at: \"2026-11-19T10:00:00Z\", order: $order,"
            + " amount: {value: $price, currency: CNY}}\n";
    String csv = "id,order,price\n1,A,\n2,A,5.00\n3,B,1.00\n4,B,\n5,C,\n6,C,\n7,D,\n";

    ImportReport report = send(500, _ -> {}, file("o.yml", rows), file("o.csv", csv));

    assertThat(report.counts().accepted()).isEqualTo(7);
    assertThat(report.counts().ordersWithoutAmount()).isEqualTo(2);
    assertThat(report.text()).contains("orders without amount: 2");
  }

  @Test
  void keepsRefusedRecordsSoThatTheyCanBeMendedAndSent() throws Exception {
    Path rejects = folder.resolve("rejects.csv");
    String csv =
        HEADER
            + SOLD.formatted(1, "1.00")
            + "\"c2\nx\",2026-11-19T10:00:00Z,sold,2.00.0,taobao\n"
            + "c3,yesterday,sold,3.00,taobao\n";
    try (RejectFile file = RejectFile.open(rejects)) {
      send(500, file, mapping(), file("a.csv", csv));
    }
    String kept = Files.readString(rejects);

    assertThat(kept.lines().filter(line -> line.startsWith("#!millrace ")))
        .hasSize(2)
        .anyMatch(line -> line.contains("\"line\":3") && line.contains("bad_line"));
    assertThat(kept).startsWith("\ufeffuser,when,what").contains("\"c2\nx\",2026-11-19");

    Files.writeString(
        rejects, kept.replace("2.00.0", "2.00").replace("yesterday", "2026-11-19T10:00:00Z"));
    ImportReport mended = send(500, _ -> {}, mapping(), rejects.toString());

    assertThat(mended.clean()).isTrue();
    assertThat(mended.counts().accepted()).isEqualTo(2);
  }

  private static void assertComplete(ImportReport report) {
    Counts counts = report.counts();
    assertThat(counts.accepted() + counts.rejectedInAll() + counts.unavailable())
        .isEqualTo(counts.events());
    assertThat(counts.bad() + counts.skippedInAll() + counts.events()).isEqualTo(counts.read());
  }

  private long received() {
    return gateway.requests().stream().mapToLong(request -> request.events().size()).sum();
  }

  private ImportReport send(
      int batch, Consumer<RejectedLine> refusals, String format, String... files) throws Exception {
    return send(new SendSettings(batch, 4, Duration.ofSeconds(20), false), refusals, format, files);
  }

  private ImportReport send(
      SendSettings settings, Consumer<RejectedLine> refusals, String format, String... files)
      throws Exception {
    try (EventSender sender = new EventSender(gateway.target(), settings, refusals)) {
      return new FileImport(FileFormat.of(format), sender, InstantSource.system())
          .run(List.of(files));
    }
  }

  private String mapping() throws IOException {
    return Path.of("src/test/resources/field/m.yml").toString();
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private static String views(int count) {
    return IntStream.range(0, count)
        .mapToObj(VIEW::formatted)
        .collect(Collectors.joining("\n", "", "\n"));
  }
}
