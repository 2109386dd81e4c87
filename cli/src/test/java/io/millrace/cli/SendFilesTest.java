package io.millrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.importer.StubGateway;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class SendFilesTest {
  private static final String ORDERS =
      """
      Bestellung;Kunde;Datum;Typ;Preis;Shop
      B-1;anna;19.11.2026 10:00;sold;1.234,50;taobao
      B-2;ben;19.11.2026 10:05;seen;;douyin
      B-3;cem;19.11.2026 10:07;removed;;taobao
      """;

  @TempDir private Path folder;

  private Console console = new Console();
  private final StubGateway gateway = StubGateway.start();

  @AfterEach
  void stop() {
    gateway.close();
  }

  @Test
  void writesAMappingThatReadsTheFileItWasGuessedFrom() throws IOException {
    String csv =
        """
        order_id;customer;created;event;total;shop
        B-1;anna;19.11.2026 10:00;sold;1.234,50;taobao
        B-2;ben;19.11.2026 10:05;seen;;douyin
        """;
    String file = file("orders.csv", csv);

    assertThat(send("--init", file)).isEqualTo(Exit.OK);
    String mapping = console.out();
    assertThat(mapping)
        .contains(
            "separator: semicolon",
            "time: {format: \"d.M.yyyy H:mm\", zone: UTC}  # the zone is a guess",
            "number: {decimal: \",\", group: \".\"}",
            "visitor: $customer",
            "platform: $shop",
            "case: event",
            "amount: {value: $total, currency: CNY}");

    assertThat(send("--try", "--format", file("guessed.yml", mapping), file)).isEqualTo(Exit.OK);
    assertThat(console.out())
        .contains(
            "1234.50 CNY", "2026-11-19T10:05:00Z", "purchase: 1", "impression: 1", "2 events");
    assertThat(gateway.requests()).isEmpty();
  }

  @Test
  void guessesAnEncodingThatIsNotUtf8() throws IOException {
    Path file = folder.resolve("cn.csv");
    Files.write(
        file, "平台,买家,时间,金额\n淘宝,安娜,2026/11/19 10:00,¥128.00\n".getBytes(Charset.forName("GB18030")));

    assertThat(send("--init", file.toString())).isEqualTo(Exit.OK);

    assertThat(console.out())
        .contains("charset: GB18030", "platform: $平台", "visitor: $买家", "at: $时间", "signs: [\"¥\"]");
  }

  @Test
  void guessesAndSendsWhatTrafficCostFromAReportOfAdvertising() throws IOException {
    String file =
        file(
            "ads.csv",
            """
            日期,平台,推广计划,达人,单元ID,展现量,点击率,花费
            2026-11-19,douyin,双11,李子柒,71,"1,020",3.2%,"1,280.50"
            2026-11-19,douyin,双11,李子柒,72,300,0.4%,80.00
            """);

    assertThat(send("--init", file)).isEqualTo(Exit.OK);
    String mapping = console.out();
    assertThat(mapping)
        .contains(
            "id: {hash: [$日期, $平台, $推广计划, $达人, $单元ID]}",
            "creator: $达人",
            "campaign: $推广计划",
            "type: spend",
            "amount: {value: $花费, currency: CNY}")
        .doesNotContain("visitor:", "order:");

    String guessed = file("ads.yml", mapping);
    assertThat(send("--try", "--format", guessed, file)).isEqualTo(Exit.OK);
    assertThat(console.out()).contains("1280.50 CNY", "双11", "李子柒", "spend: 2", "2 events");
    assertThat(send("--format", guessed, file)).isEqualTo(Exit.OK);
    assertThat(gateway.requests())
        .singleElement()
        .satisfies(
            request ->
                assertThat(request.events())
                    .hasSize(2)
                    .allMatch(event -> !event.contains("visitor"))
                    .allMatch(event -> event.contains("\"campaign\":\"双11\"")));
  }

  @Test
  void guessesTheCreatorAndTheCampaignOfATable() throws IOException {
    String file =
        file(
            "views.csv",
            """
            user_id,influencer,utm_source,utm_campaign,created,event,platform
            u1,kol-7,wx,autumn,2026-11-19T10:00:00Z,view,douyin
            """);

    assertThat(send("--init", file)).isEqualTo(Exit.OK);
    assertThat(console.out()).contains("creator: $influencer", "campaign: $utm_campaign");
    assertThat(send("--try", "--format", file("views.yml", console.out()), file))
        .isEqualTo(Exit.OK);
    assertThat(console.out()).contains("kol-7", "autumn", "product_view: 1");
  }

  @Test
  void sendsEventsOfMillraceThatHaveNoVisitorBecauseTheyAreSpend() throws IOException {
    String spend =
        "{\"id\":\"s-1\",\"type\":\"spend\",\"platform\":\"douyin\",\"surface\":\"feed\","
            + "\"at\":\"2026-11-19T10:00:00Z\",\"campaign\":\"autumn\","
            + "\"amount\":{\"value\":\"5.00\",\"currency\":\"CNY\"}}\n";

    assertThat(send(file("spend.ndjson", spend))).isEqualTo(Exit.OK);
    assertThat(gateway.requests())
        .singleElement()
        .satisfies(request -> assertThat(request.events()).containsExactly(spend.strip()));
  }

  @Test
  void countsWhatIsSkippedOrRefusedAndSendsNothing() throws IOException {
    String mapping =
        """
        time: {format: d.M.yyyy H:mm, zone: UTC}
        number: {decimal: ",", group: "."}
        event: {id: $row, visitor: $Kunde, platform: $Shop, at: $Datum}
        case: Typ
        when:
          sold: {type: purchase, surface: shop, order: $Bestellung, amount: {value: $Preis, currency: EUR}}
          seen: skip
        """;

    int code = send("--try", "--format", file("m.yml", mapping), file("orders.csv", ORDERS));

    assertThat(code).isEqualTo(Exit.REFUSED);
    assertThat(console.out())
        .contains(
            "purchase  taobao    shop     anna",
            "3 records would be 1 events",
            "skipped, Typ is 'seen': 1",
            "cannot become events: 1",
            "orders.csv:4: bad_line: ",
            "nothing was sent");
    assertThat(gateway.requests()).isEmpty();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void endsWithACodeOfItsOwnWhenTheDiskOfTheRejectsIsFull() throws IOException {
    int code = send("--rejects", "/dev/full", file("a.ndjson", "{broken\n"));

    assertThat(code).isEqualTo(Exit.CANNOT_GO_ON);
    assertThat(console.out()).contains("read 1  sent 0  accepted 0  rejected 0  bad lines 1");
    assertThat(console.err()).contains("gave up: cannot write refused records to /dev/full");
  }

  @Test
  void doesNotEmptyAnInputToStoreItsRefusedRecords() throws IOException {
    String file = file("refused.ndjson", "{broken\n");

    assertThat(send("--rejects", file, file)).isEqualTo(Exit.USAGE);
    assertThat(console.err()).contains("is an input; take another name");
    assertThat(Path.of(file)).hasContent("{broken");
  }

  @Test
  void saysThatAFileIsEmpty() throws IOException {
    assertThat(send(file("a.ndjson", ""))).isEqualTo(Exit.OK);

    assertThat(console.out()).contains("a.ndjson is empty: there is nothing to import");
  }

  @Test
  void refusesToTryAndToInitAtOnce() throws IOException {
    assertThat(send("--try", "--init", file("a.csv", "a\n"))).isEqualTo(Exit.USAGE);
  }

  private int send(String... arguments) {
    console = new Console();
    List<String> all =
        new ArrayList<>(List.of("send", "--key", "k", "--url", gateway.target().url().toString()));
    all.addAll(List.of(arguments));
    return console.run(all.toArray(String[]::new));
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }
}
