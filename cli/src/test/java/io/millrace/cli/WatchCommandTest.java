package io.millrace.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.cli.read.StubApi;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WatchCommandTest {
  private static final String READY = "event:ready\ndata:{\"asOf\":\"2026-11-23T10:00:00Z\"}\n\n";

  private final Console console = new Console();
  private final StubApi api = StubApi.start();

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void connectsAgainBehindTheLastEventWhenTheStreamIsCut() {
    api.stream(row(1) + row(2) + READY).problem(503, "{}").stream(row(3) + READY);

    Pipe pipe = new Pipe(3);
    assertThat(watch(pipe, "--json")).isZero();

    assertThat(pipe.lines()).containsExactly(data(1), data(2), data(3));
    assertThat(api.requests().get(0).lastEventId()).isEmpty();
    assertThat(api.requests().get(1).lastEventId()).contains("t:2");
    assertThat(api.requests().get(2).lastEventId()).contains("t:2");
    assertThat(console.err()).contains("; again in 0.2 s", "HTTP 503");
  }

  @Test
  void saysThatItIsConnectedAgain() {
    api.stream(row(1) + READY).stream(row(2) + READY + row(3) + row(4));

    assertThat(watch(new Pipe(4))).isZero();
    assertThat(console.err()).contains("millrace: connected again");
  }

  @Test
  void saysOnceThatCountingFallsBehindAndOnceThatItIsBack() {
    String behind = "event:lag\ndata:{\"lag\":{\"events\":42,\"seconds\":75.1}}\n\n";
    String keepsUp = "event:lag\ndata:{\"lag\":{\"events\":0,\"seconds\":0.4}}\n\n";
    api.stream(keepsUp + row(1) + READY + behind + behind + row(2) + keepsUp + row(3));

    assertThat(watch(new Pipe(3))).isZero();
    assertThat(console.err())
        .containsOnlyOnce("counting is 1 min 15 s behind: 42 accepted events")
        .containsOnlyOnce("counting keeps up");
  }

  @Test
  void writesALineForEachChangeWhereThereIsNoTerminal() {
    api.stream(row(7) + READY);

    Pipe pipe = new Pipe(1);
    assertThat(watch(pipe)).isZero();

    assertThat(pipe.lines())
        .containsExactly(
            "2026-11-23 10:00  jd  events 7  opens 2  visitors 1  orders 1  net 10.00 CNY"
                + "  closure 50.0 %  leak -");
  }

  @Test
  void asksForWhatWasSaid() {
    api.stream(row(1));

    assertThat(
            watch(
                new Pipe(1),
                "jd",
                "douyin",
                "--grain",
                "day",
                "--last",
                "3",
                "--owner",
                "tencent,alibaba",
                "--kind",
                "traffic,money",
                "--model",
                "linear"))
        .isZero();
    assertThat(api.requests().getFirst().query())
        .contains(
            "platform=jd,douyin&owner=tencent,alibaba&kind=traffic,money&grain=day&last=3"
                + "&model=linear");
  }

  @Test
  void endsWhenTheQuestionIsRefused() {
    api.problem(404, "{\"code\":\"unknown_platform\",\"detail\":\"no such platform\"}");

    assertThat(watch(new Pipe(1), "douyn")).isEqualTo(Exit.NOT_FOUND);
    assertThat(console.err()).contains("no such platform (code unknown_platform)");
  }

  @Test
  void givesUpWhenTheGatewayStaysAway() {
    api.problem(503, "{\"detail\":\"not now\"}");

    assertThat(watch(new Pipe(1), "--retry-for", "300ms")).isEqualTo(Exit.UNREACHABLE);
    assertThat(api.requests()).hasSizeGreaterThan(1);
  }

  @Test
  void saysWhenTheStreamIsNoStreamOfMillrace() {
    api.stream("event:summary\ndata:hello\n\n");

    assertThat(watch(new Pipe(1))).isEqualTo(Exit.USAGE);
    assertThat(console.err()).contains("the server at this address is not Millrace");
  }

  @Test
  void endsWellWhenItIsInterrupted() {
    api.stream(row(1) + READY);
    StringWriter out = new StringWriter();
    AtomicReference<Thread> watching = new AtomicReference<>();

    CompletableFuture<Integer> exit =
        CompletableFuture.supplyAsync(
            () -> {
              watching.set(Thread.currentThread());
              return watch(out, "--json");
            });
    await().until(() -> out.toString().contains(data(1)));
    watching.get().interrupt();

    assertThat(exit.join()).isZero();
  }

  @Test
  void refusesLessThanAWindow() {
    assertThat(watch(new Pipe(1), "--last", "0")).isEqualTo(Exit.USAGE);
  }

  private int watch(Writer out, String... arguments) {
    return console.run(
        out,
        Stream.of(
                Stream.of("watch"),
                Stream.of(arguments),
                Stream.of("--key", "k", "--url", api.url()))
            .flatMap(words -> words)
            .toArray(String[]::new));
  }

  private static String row(int events) {
    return "id:t:%d\nevent:summary\ndata:%s\n\n".formatted(events, data(events));
  }

  private static String data(int events) {
    return """
    {"platform":"jd","grain":"minute","start":"2026-11-23T10:00:00Z",\
    "traffic":{"events":%d,"opens":2,"visitors":1},"orders":{"count":1},\
    "money":[{"currency":"CNY","net":"1000"}],\
    "loops":{"credit":[{"currency":"CNY","closureRate":0.5,"leakRate":null}]}}\
    """
        .formatted(events);
  }

  /** A pipe whose reader closes it after some lines. */
  private static final class Pipe extends Writer {
    private final StringBuilder text = new StringBuilder();
    private final int open;

    Pipe(int open) {
      this.open = open;
    }

    Stream<String> lines() {
      return text.toString().lines().limit(open);
    }

    @Override
    public void write(char[] buffer, int offset, int length) {
      text.append(buffer, offset, length);
    }

    @Override
    public void flush() throws IOException {
      if (text.toString().lines().count() >= open) {
        throw new IOException("Broken pipe");
      }
    }

    @Override
    public void close() {}
  }
}
