package io.millrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.cli.read.StubApi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryCommandTest {
  private static final String EMPTY = "{\"asOf\":\"2026-11-23T10:00:00Z\"}";
  private static final String RANGE = "from=2026-11-01T00:00:00Z&to=2026-11-08T00:00:00Z";

  @TempDir private Path folder;

  private final Console console = new Console();
  private final StubApi api = StubApi.start();

  @AfterEach
  void stop() {
    api.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "platforms --model linear|/v1/platforms|model=linear",
        "summary douyin R --grain hour --currency CNY|/v1/platforms/douyin/summary"
            + "|grain=hour&currency=CNY&R",
        "surfaces douyin R --model position|/v1/platforms/douyin/surfaces|model=position&R",
        "funnel douyin R|/v1/platforms/douyin/funnel|R",
        "loops R --model time_decay|/v1/loops|by=platform&model=time_decay&R",
        "loops R --by surface|/v1/loops|by=surface&R",
        "summary douyin R --by region|/v1/platforms/douyin/summary|by=region&R",
        "summary douyin R --channel search|/v1/platforms/douyin/summary|grain=day&channel=search&R",
        "loops R --region us --by owner|/v1/loops|by=owner&region=us&R",
        "rankings R --metric orders --channel unnamed|/v1/rankings"
            + "|metric=orders&R&by=platform&channel=unnamed",
        "surfaces R --sort roas --currency CNY|/v1/surfaces|sort=roas&currency=CNY&R",
        "audience R|/v1/audience|R",
        "audience --period 2026-11 --compare year|/v1/audience|period=2026-11&compare=year",
        "loops R --compare previous|/v1/loops|by=platform&compare=previous&R",
        "summary douyin R --compare year|/v1/platforms/douyin/summary|grain=day&compare=year&R",
        "rankings R --metric credit --by channel --platform jd,qq --currency CNY|/v1/rankings"
            + "|metric=credit&R&by=channel&platform=jd,qq&currency=CNY",
        "orders R --platform jd --kind external --touch-platform wechat --touch-surface moments"
            + "|/v1/orders|platform=jd&kind=external&touchPlatform=wechat&touchSurface=moments&R",
        "orders o-1 --platform jd|/v1/orders|platform=jd&order=o-1",
        "flows R --platform jd|/v1/flows|platform=jd&R",
        "audience --period 2026-11|/v1/audience|period=2026-11",
        "rankings --metric net --period 2026-11 --by owner --currency CNY|/v1/rankings"
            + "|metric=net&period=2026-11&by=owner&currency=CNY",
        "rankings --metric spend --by creator --platform jd,douyin --period 2026-11 --currency CNY"
            + "|/v1/rankings"
            + "|metric=spend&period=2026-11&by=creator&platform=jd,douyin&currency=CNY",
        "orders R --creator mei|/v1/orders|creator=mei&R",
        "orders R --campaign sale --item shoe|/v1/orders|campaign=sale&item=shoe&R",
        "creator douyin a R --model"
            + " linear|/v1/platforms/douyin/creators/a|grain=day&model=linear&R",
        "creator douyin li/1 R --grain month --currency CNY|/v1/platforms/douyin/creators/li/1"
            + "|grain=month&currency=CNY&R",
        "campaign jd sale R|/v1/platforms/jd/campaigns/sale|grain=day&R",
        "item jd shoe R|/v1/platforms/jd/items/shoe|grain=day&R",
        "order taobao o-1|/v1/platforms/taobao/orders/o-1|"
      })
  void asksWhatWasSaid(String arguments, String path, String query) {
    api.json(EMPTY);

    assertThat(ask(arguments.replace("R", "--from 2026-11-01 --to 2026-11-08"))).isZero();

    StubApi.Request request = api.requests().getFirst();
    assertThat(request.path()).isEqualTo(path);
    assertThat(request.query())
        .isEqualTo(Optional.ofNullable(query).map(text -> text.replace("R", RANGE)));
    assertThat(request.key()).contains("Bearer k");
    assertThat(console.out()).endsWith("no rows\n\nas of 2026-11-23 10:00:00 UTC\n");
  }

  @Test
  void saysHowFarCountingIsBehind() {
    api.json("{\"asOf\":\"2026-11-23T10:00:00Z\",\"lag\":{\"events\":42,\"seconds\":75.1}}");

    assertThat(ask("platforms")).isZero();

    assertThat(console.out().lines().toList().reversed())
        .startsWith(
            "counting is 1 min 15 s behind: 42 accepted events are not counted yet",
            "as of 2026-11-23 10:00:00 UTC");
  }

  @Test
  void followsCursorsToTheEnd() {
    api.json(loops("jd", "a b")).json(loops("taobao", "")).json("{}");

    assertThat(ask("loops")).isZero();

    assertThat(console.out()).contains("jd", "taobao");
    assertThat(api.requests()).hasSize(2);
    assertThat(api.requests().getLast().query().orElseThrow()).contains("cursor=a b");
  }

  @Test
  void endsAtTheLimitAndSaysThatThereIsMore() {
    api.json(loops("jd", "x"));

    assertThat(ask("loops --limit 3")).isZero();

    assertThat(console.out().lines().filter(line -> line.startsWith("douyin"))).hasSize(3);
    assertThat(console.out()).contains("... and more");
  }

  @Test
  void printsPagesAsTheyCameInJson() {
    String first = loops("jd", "x");
    String second = loops("taobao", "");
    api.json(first).json(second);

    assertThat(ask("loops --json")).isZero();

    assertThat(console.out().lines()).containsExactly(first, second);
  }

  @Test
  void printsTheTitlesOfCsvOnce() {
    api.csv("from,to\r\na,b\r\n", "x%3D").csv("from,to\r\nc,d\r\n", "").json("");

    assertThat(ask("loops --csv")).isZero();

    assertThat(console.out().lines()).containsExactly("from,to", "a,b", "c,d");
    assertThat(api.requests()).hasSize(2);
    assertThat(api.requests().getLast().accept()).contains("text/csv");
    assertThat(api.requests().getLast().query().orElseThrow()).contains("cursor=x=");
  }

  @ParameterizedTest
  @CsvSource({
    "400,bad_parameter,2",
    "401,key_missing,4",
    "403,key_role,4",
    "404,unknown_platform,6",
    "429,too_many_requests,3",
    "503,store_unavailable,3",
    "500,oops,3"
  })
  void saysProblemsInALineWithTheirParameterAndCode(int status, String code, int exit) {
    api.problem(
        status,
        "{\"status\":%d,\"code\":\"%s\",\"detail\":\"it is so\",\"parameter\":\"grain\"}"
            .formatted(status, code));

    assertThat(ask("summary douyin")).isEqualTo(exit);

    assertThat(console.err())
        .isEqualTo("millrace: it is so (parameter grain, code %s)\n".formatted(code));
    assertThat(console.out()).isEmpty();
  }

  @Test
  void saysWhenSomethingElseAnswers() {
    api.json("<html>hello</html>");

    assertThat(ask("platforms")).isEqualTo(Exit.USAGE);
    assertThat(console.err()).contains("the server at this address is not Millrace");
  }

  @Test
  void saysWhenNobodyAnswers() {
    assertThat(console.run("query", "platforms", "--key", "k", "--url", "http://127.0.0.1:1"))
        .isEqualTo(Exit.UNREACHABLE);
    assertThat(console.err()).isEqualTo("millrace: no connection to http://127.0.0.1:1\n");
  }

  @Test
  void refusesAnAddressThatIsNone() {
    assertThat(console.run("query", "platforms", "--url", "localhost:8080")).isEqualTo(Exit.USAGE);
    assertThat(console.err()).contains("'localhost:8080' is not an address such as");
  }

  @Test
  void takesTheKeyToReadFromTheDataFolder() throws IOException {
    Files.writeString(folder.resolve("read.key"), "mr_read\n");
    Files.writeString(folder.resolve("admin.key"), "mr_admin\n");
    api.json(EMPTY);

    assertThat(console.run("query", "platforms", "--data", folder.toString(), "--url", api.url()))
        .isZero();
    assertThat(api.requests().getFirst().key()).contains("Bearer mr_read");
  }

  @Test
  void asksWithoutAKeyAndSaysHowToGiveOneWhenThatIsRefused() {
    api.problem(401, "{}");

    assertThat(console.run("query", "platforms", "--data", folder.toString(), "--url", api.url()))
        .isEqualTo(Exit.KEY_REFUSED);
    assertThat(api.requests().getFirst().key()).isEmpty();
    assertThat(console.err()).contains("wants a key: give --key");
  }

  private int ask(String arguments) {
    Stream<String> gateway = Stream.of("--key", "k", "--url", api.url());
    return console.run(
        Stream.of(Stream.of("query"), Stream.of(arguments.split(" ")), gateway)
            .flatMap(words -> words)
            .toArray(String[]::new));
  }

  private static String loops(String to, String next) {
    String cell =
        "{\"from\":\"douyin\",\"to\":\"%s\",\"microOrders\":1000000,\"amounts\":[]}".formatted(to);
    String cells = "\"cells\":[%s,%s]".formatted(cell, cell);
    return next.isEmpty() ? "{%s}".formatted(cells) : "{%s,\"next\":\"%s\"}".formatted(cells, next);
  }
}
