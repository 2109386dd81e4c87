package io.millrace.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.cli.text.LagText;
import io.millrace.cli.text.Width;
import io.millrace.cli.text.WindowTexts;
import io.millrace.events.cell.Grain;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class FrameTest {
  private static final Instant CHANGED = Instant.parse("2026-11-23T10:00:09Z");

  private final Frame frame =
      new Frame(new LiveTable(1), new WindowTexts(ZoneOffset.UTC), Grain.MINUTE);

  @Test
  void showsTheNewestWindowOfEachPlatformOnly() {
    frame.put(row("jd", "2026-11-23T10:01:00Z", 7), CHANGED);
    frame.put(row("jd", "2026-11-23T10:00:00Z", 99), CHANGED);
    frame.put(row("douyin", "2026-11-23T10:00:00Z", 1200), CHANGED);
    frame.put(row("jd", "2026-11-23T10:01:00Z", 8), CHANGED);

    assertThat(frame.lines(200, 20))
        .containsExactly(
            "connecting   last change 10:00:09",
            "platform  minute            events  opens  visitors  orders        net  closure  leak",
            "douyin    2026-11-23 10:00   1,200      2         1       1  10.00 CNY   50.0 %     -",
            "jd        2026-11-23 10:01       8      2         1       1  10.00 CNY   50.0 %    "
                + " -");
  }

  @Test
  void saysWhatRowsLeaveOutAndNothingOfItWhenThatIsNothing() {
    frame.put(row("jd", "2026-11-23T10:00:00Z", 7), CHANGED);
    assertThat(frame.lines(200, 20).get(1)).doesNotContain("left out");

    frame.put(
        WatchedRow.parse(
            """
            {"platform":"douyin","start":"2026-11-23T10:00:00Z",\
            "traffic":{"events":3,"overCap":7},"orders":{"count":1,"overCap":2}}
            """),
        CHANGED);
    assertThat(frame.lines(200, 20).get(1)).endsWith("leak  left out");
    assertThat(frame.lines(200, 20).get(2)).endsWith("  7 events, 2 entries of orders");
  }

  @Test
  void saysHowTheConnectionStandsAndHowFarWasRead() {
    frame.ready(JsonMapper.shared().readTree("\"2026-11-23T10:00:07Z\""));
    frame.connection(new Connection.Live());
    assertThat(frame.lines(80, 10).getFirst())
        .isEqualTo("live   begun as of 2026-11-23 10:00:07 UTC");

    frame.connection(new Connection.Lost("no connection to x", Duration.ofMillis(400)));
    assertThat(frame.lines(80, 10).getFirst()).startsWith("no connection to x; again in 0.4 s");
  }

  @Test
  void isNotMerelyLiveWhileCountingIsBehind() {
    frame.connection(new Connection.Live());
    frame.behind(behind("{\"events\":42,\"seconds\":75.1}"));
    assertThat(frame.isLive()).isFalse();
    assertThat(frame.lines(120, 10).getFirst())
        .isEqualTo("live   counting is 1 min 15 s behind: 42 accepted events are not counted yet");

    frame.behind(behind("{\"events\":0,\"seconds\":0.4}"));
    assertThat(frame.isLive()).isTrue();
    assertThat(frame.lines(80, 10).getFirst()).isEqualTo("live");
  }

  private static LagText behind(String lag) {
    return new LagText(JsonMapper.shared().readTree(lag));
  }

  @Test
  void isNeverLargerThanTheTerminal() {
    for (int i = 0; i < 30; i++) {
      frame.put(row("平台" + i, "2026-11-23T10:00:00Z", i), CHANGED);
    }

    assertThat(frame.lines(21, 8))
        .hasSize(8)
        .allSatisfy(line -> assertThat(Width.of(line)).isLessThanOrEqualTo(21));
    assertThat(frame.lines(80, 8).getLast()).startsWith("... and 25 more");
    assertThat(frame.lines(1, 1)).hasSize(1);
  }

  @Test
  void showsDashesForWhatWasNotAskedFor() {
    frame.put(
        WatchedRow.parse(
            """
            {"platform":"jd","start":"2026-11-23T10:00:00Z","traffic":{"events":3,"visitors":null}}
            """),
        CHANGED);

    assertThat(frame.lines(200, 9).getLast())
        .isEqualTo(
            "jd        2026-11-23 10:00       3      -         -       -    -        -     -");
  }

  private static WatchedRow row(String platform, String start, int events) {
    return WatchedRow.parse(
        """
        {"platform":"%s","grain":"minute","start":"%s",
         "traffic":{"events":%d,"opens":2,"visitors":1},"orders":{"count":1},
         "money":[{"currency":"CNY","net":"1000"}],
         "loops":{"credit":[{"currency":"CNY","closureRate":0.5,"leakRate":null}]}}
        """
            .formatted(platform, start, events));
  }
}
