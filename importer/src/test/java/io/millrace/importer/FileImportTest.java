package io.millrace.importer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.millrace.importer.SendException.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class FileImportTest {
  private static final String VIEW = "{\"id\":\"%d\",\"type\":\"view\"}";
  private static final String PURCHASE = "{\"type\":\"purchase\",\"id\":\"%d\"}";
  private static final String MESSAGE = "{\"id\":\"%d\",\"type\":\"message\",\"x\":{\"y\":[1]}}";

  @TempDir private Path folder;

  private final StubGateway gateway = StubGateway.start();
  private final List<RejectedLine> refusals = Collections.synchronizedList(new ArrayList<>());

  @AfterEach
  void stopGateway() {
    gateway.close();
  }

  @Test
  void splitsAMixedFileByDomainIntoBatches() throws Exception {
    String file =
        file(
            IntStream.range(0, 25)
                .mapToObj(n -> List.of(VIEW, PURCHASE, MESSAGE).get(n % 3).formatted(n))
                .collect(Collectors.joining("\n")));

    ImportReport report = send(settings(4), "ndjson", file);

    assertThat(report.counts().accepted()).isEqualTo(25);
    assertThat(report.counts().clean()).isTrue();
    assertThat(gateway.requests()).allMatch(r -> r.events().size() <= 4);
    assertThat(gateway.requests())
        .extracting(StubGateway.Request::path)
        .contains("/v1/events/content", "/v1/events/commerce", "/v1/events/social")
        .hasSize(3 + 2 + 2);
    assertThat(gateway.requests()).allMatch(r -> r.authorization().equals("Bearer secret"));
  }

  @Test
  void reportsBadLinesByNumberAndGoesOn() throws Exception {
    String file = file(VIEW.formatted(1) + "\n{broken\n\n[]\n{\"type\":\"veiw\"}\n" + VIEW);

    ImportReport report = send(settings(500), "ndjson", file);

    assertThat(report.counts().accepted()).isEqualTo(2);
    assertThat(refusals)
        .extracting(r -> r.origin().line() + " " + r.detail())
        .containsExactly("2 not JSON", "4 not a JSON object", "5 unknown type 'veiw'");
  }

  @Test
  void sendsUnavailableEventsAgainAndNamesTheLinesOfRejectedOnes() throws Exception {
    gateway.then(
        202,
        "",
        """
        {"received":3,"accepted":1,"rejected":1,"unavailable":1,"problems":[
          {"index":0,"id":"0","code":"too_old","detail":"too old","retry":false},
          {"index":2,"id":"2","code":"unavailable","detail":"no broker","retry":true}]}
        """);

    ImportReport report = send(settings(500), "ndjson", file(lines(3)));

    assertThat(report.counts().accepted()).isEqualTo(2);
    assertThat(report.counts().rejected()).containsExactly(entry("too_old", 1L));
    assertThat(refusals)
        .extracting(RejectedLine::toString)
        .allMatch(r -> r.contains(":1: too_old"));
    assertThat(gateway.requests().getLast().events()).containsExactly(VIEW.formatted(2));
  }

  @Test
  void waitsOutABusyGateway() throws Exception {
    gateway.then(429, "0", "{\"code\":\"rate_limited\",\"detail\":\"slow down\"}");
    gateway.then(503, "0", "{\"code\":\"unavailable\",\"detail\":\"starting\"}");
    gateway.then(502, "", "<html>");

    ImportReport report = send(settings(500), "ndjson", file(lines(5)));

    assertThat(report.counts().accepted()).isEqualTo(5);
    assertThat(gateway.requests()).hasSize(4);
  }

  @Test
  void countsABatchThatIsRefusedAsAWhole() throws Exception {
    gateway.then(413, "", "{\"code\":\"too_large\",\"detail\":\"over 4 MiB\"}");

    ImportReport report = send(settings(500), "ndjson", file(lines(5)));

    assertThat(report.counts().rejected()).containsExactly(entry("too_large", 5L));
  }

  @Test
  void endsAtOnceWhenTheKeyIsRefused() throws Exception {
    gateway.then(401, "", "{\"code\":\"unauthorized\",\"detail\":\"no such key\"}");

    ImportReport report = send(settings(500), "ndjson", file(lines(5)));

    assertThat(report.failure()).map(SendException::reason).contains(Reason.KEY_REFUSED);
    assertThat(report.counts().unavailable()).isEqualTo(5);
  }

  @Test
  void givesUpOnAGatewayThatStaysAway() throws Exception {
    gateway.close();

    ImportReport report =
        send(new SendSettings(2, 1, Duration.ofMillis(500), false), "ndjson", file(lines(7)));

    assertThat(report.failure()).map(SendException::reason).contains(Reason.UNREACHABLE);
    assertThat(report.counts().accepted()).isZero();
  }

  @Test
  void usesWhatABrokenOffGzipFileStillHolds() throws Exception {
    byte[] whole = gzip(lines(20_000));
    Path file = folder.resolve("events.ndjson.gz");
    Files.write(file, Arrays.copyOf(whole, whole.length / 2));

    ImportReport report = send(settings(500), "ndjson", file.toString());

    assertThat(report.counts().accepted()).isGreaterThan(1000);
    assertThat(report.counts().bad()).isLessThanOrEqualTo(1);
    assertThat(report.notes()).singleElement().asString().contains("breaks off after line");
  }

  @Test
  void refusesTheRecordOfAStrayQuoteAsAWholeAndGoesOn() throws Exception {
    String file =
        file(
            """
            1,2,3,pv,1511658000
            1,"2,3,pv,1511658000
            "1",2,3,fav,1511658000
            1,2,3,buy,1511658000
            """);

    ImportReport report = send(settings(500), "taobao", file);

    assertThat(report.counts().accepted()).isEqualTo(2);
    assertThat(refusals).extracting(r -> r.origin().line()).containsExactly(2L);
    assertThat(refusals).extracting(r -> r.original().text().lines().count()).containsExactly(2L);
  }

  @Test
  void takesEveryWholeRowOfARealFileAndRefusesItsBrokenOffLastLine() throws Exception {
    Path real =
        Path.of(System.getProperty("millrace.shared", "none"))
            .resolve("data/behavior/taobao_slice_20171126.csv.gz");
    boolean there = Files.exists(real);
    if (!there) {
      LoggerFactory.getLogger(FileImportTest.class).warn("not there, not tested: {}", real);
    }
    Assumptions.assumeTrue(there, "real data at " + real);

    ImportReport report = send(settings(500), "taobao", real.toString());

    assertThat(report.counts().accepted()).isEqualTo(96_168);
    assertThat(report.counts().bad()).isEqualTo(1);
    assertThat(refusals).extracting(r -> r.origin().line()).containsExactly(96_169L);
  }

  private ImportReport send(SendSettings settings, String format, String file) throws Exception {
    try (EventSender sender = new EventSender(gateway.target(), settings, refusals::add)) {
      return new FileImport(FileFormat.of(format), sender, InstantSource.system())
          .run(List.of(file));
    }
  }

  private static SendSettings settings(int batch) {
    return new SendSettings(batch, 4, Duration.ofSeconds(20), false);
  }

  private String file(String text) throws IOException {
    return Files.writeString(folder.resolve("events"), text).toString();
  }

  private static String lines(int count) {
    return IntStream.range(0, count)
        .mapToObj(VIEW::formatted)
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }
}
