package io.millrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.cli.read.StubApi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SendWaitTest {
  private static final String ACCEPTED =
      "{\"received\":1,\"accepted\":1,\"rejected\":0,\"unavailable\":0,\"problems\":[]}";
  private static final String REJECTED =
      "{\"received\":1,\"accepted\":0,\"rejected\":1,\"unavailable\":0,\"problems\":"
          + "[{\"index\":0,\"id\":\"e-1\",\"code\":\"unknown_surface\",\"detail\":\"d\"}]}";

  @TempDir private Path folder;

  private final Console console = new Console();
  private final StubApi api = StubApi.start();
  private Path file;

  @BeforeEach
  void write() throws IOException {
    file = folder.resolve("events.ndjson");
    Files.writeString(
        file,
        "{\"id\":\"e-1\",\"type\":\"view\",\"platform\":\"douyin\",\"surface\":\"live\","
            + "\"visitor\":\"anna\",\"at\":\"2026-11-23T10:00:00Z\"}\n");
  }

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void returnsWhenNumbersAndExplainedOrdersHaveIt() {
    api.accepts(ACCEPTED)
        .json(lag("{\"events\":1,\"seconds\":600.0}", "{\"events\":1,\"seconds\":600.0}"))
        .json(lag("{\"events\":0,\"seconds\":0.001}", "{\"events\":0,\"seconds\":600.0}"))
        .json(lag("{\"events\":0,\"seconds\":0.001}", "{\"events\":0,\"seconds\":0.001}"));

    assertThat(send()).isEqualTo(Exit.OK);

    assertThat(console.out()).contains("accepted 1", "counted after ");
    assertThat(api.requests()).hasSize(4);
    assertThat(api.requests().getLast().path()).isEqualTo("/v1/lag");
    assertThat(api.requests().getLast().key()).contains("Bearer k");
  }

  /** The lag has no waiting events, but it is older than the events that were just sent. */
  @Test
  void doesNotTakeAnOlderLookForTheAnswer() {
    api.accepts(ACCEPTED).json(lag("{\"events\":0,\"seconds\":60.0}", "{}"));

    assertThat(send("--wait-for", "1s")).isEqualTo(Exit.NOT_COUNTED);
    assertThat(console.err()).contains("accepted, but not counted within 1.", "1 min 0 s behind");
  }

  @Test
  void saysWhatItWaitsForWhenTheLimitIsReached() {
    api.accepts(ACCEPTED)
        .json(lag("{\"events\":null,\"seconds\":null,\"reason\":\"no broker\"}", "{}"));

    assertThat(send("--wait-for", "1s", "--json")).isEqualTo(Exit.NOT_COUNTED);
    assertThat(console.err()).contains("is unknown: no broker");
    assertThat(console.out()).contains("\"counted\":false").hasLineCount(1);
  }

  @Test
  void asksAgainWhileTheGatewayIsAway() {
    String done = "{\"events\":0,\"seconds\":0.001}";
    api.accepts(ACCEPTED).problem(503, "{\"detail\":\"later\"}").json(lag(done, done));

    assertThat(send("--json")).isEqualTo(Exit.OK);
    assertThat(console.out()).contains("\"counted\":true");
  }

  @Test
  void aGatewayThatDoesNotSayItIsNotWaitedFor() {
    api.accepts(ACCEPTED).problem(404, "{\"detail\":\"there is no such path\"}");

    assertThat(send()).isEqualTo(Exit.NOT_COUNTED);
    assertThat(console.err()).contains("everything was accepted", "there is no such path");
  }

  @Test
  void aKeyThatMayNotAskIsSaid() {
    api.accepts(ACCEPTED).problem(403, "{\"detail\":\"the role of this key\"}");

    assertThat(send()).isEqualTo(Exit.KEY_REFUSED);
    assertThat(console.err()).contains("everything was accepted", "the role of this key");
  }

  @Test
  void nothingAcceptedIsNothingToWaitFor() {
    api.refuses(REJECTED);

    assertThat(send()).isEqualTo(Exit.REFUSED);
    assertThat(api.requests()).hasSize(1);
  }

  private int send(String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("send", "--wait", "--key", "k", "--url", api.url()));
    arguments.addAll(List.of(more));
    arguments.add(file.toString());
    return console.run(arguments.toArray(String[]::new));
  }

  private static String lag(String numbers, String orders) {
    return "{\"lag\":%s,\"orders\":%s}".formatted(numbers, orders);
  }
}
