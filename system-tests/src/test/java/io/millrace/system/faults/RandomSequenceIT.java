package io.millrace.system.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.events.Event;
import io.millrace.system.Command;
import io.millrace.system.Comparison;
import io.millrace.system.RunningMillrace;
import io.millrace.system.stream.Expectation;
import io.millrace.system.stream.Scale;
import io.millrace.system.stream.Traffic;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.util.FileSystemUtils;

/**
 * A random sequence of sends, repetitions, kills, stops, pauses, cut connections, lost copies,
 * rebuilds and queries against the one process, drawn from a seed that is printed. After every
 * check all numbers are those of the batch calculation over what was acknowledged.
 */
@Tag("faults")
@Isolated("it kills what it measures")
class RandomSequenceIT {
  private static final int ACTIONS = Scale.of(30, 1_000);
  private static final Duration EQUAL = Duration.ofMinutes(4);
  private static final int EVENTS_PER_SECOND = 1_500;

  private final long seed = Long.getLong("millrace.seed", Scale.of(11, (int) System.nanoTime()));
  private final Random random = new Random(seed);
  private final Expectation expectation = new Expectation();
  private final Map<Action, Integer> done = new EnumMap<>(Action.class);
  private final List<Event> acknowledged = new ArrayList<>();
  private int visitors;

  @TempDir private Path folder;

  /** What may happen, and how often beside the others. */
  private enum Action {
    SEND(40),
    SEND_AGAIN(10),
    SEND_OVER_CUT_CONNECTIONS(8),
    QUERY(15),
    PAUSE(5),
    KILL(8),
    STOP(4),
    LOSE_STATE(3),
    LOSE_STORE(3),
    REBUILD(1),
    CHECK(5);

    private final int weight;

    Action(int weight) {
      this.weight = weight;
    }

    static Action draw(Random random) {
      int all = 0;
      for (Action action : values()) {
        all += action.weight;
      }
      int at = random.nextInt(all);
      for (Action action : values()) {
        at -= action.weight;
        if (at < 0) {
          return action;
        }
      }
      throw new IllegalStateException("weights do not add up");
    }
  }

  @Test
  void numbersStayThoseOfTheBatchWhateverHappensInWhateverOrder() throws IOException {
    System.out.printf("F21: seed %d (repeat it with -Dmillrace.seed=%d)%n", seed, seed);
    Path data = folder.resolve("data");
    try (RunningMillrace millrace = RunningMillrace.start(data)) {
      act(Action.SEND, millrace, data);
      for (int i = 0; i < ACTIONS; i++) {
        Action action = Action.draw(random);
        done.merge(action, 1, Integer::sum);
        act(action, millrace, data);
      }
      check(millrace);
      millrace.stop();
      Command.Result audit = Command.run(List.of("audit", "--data", data.toString()));
      assertThat(audit.code()).as(audit.output()).isZero();
      FaultRow.equal(
              "F21",
              ACTIONS + " actions",
              "seed %d: %s".formatted(seed, done),
              acknowledged.size(),
              Duration.ZERO)
          .print();
    }
  }

  private void act(Action action, RunningMillrace millrace, Path data) throws IOException {
    switch (action) {
      case SEND -> send(fresh(), millrace.url(""), millrace);
      case SEND_AGAIN -> send(repeated(), millrace.url(""), millrace);
      case SEND_OVER_CUT_CONNECTIONS -> sendOverCutConnections(millrace);
      case QUERY -> query(millrace);
      case PAUSE -> pause(millrace);
      case KILL -> {
        millrace.kill();
        millrace.restart();
      }
      case STOP -> {
        millrace.stop();
        millrace.restart();
      }
      case LOSE_STATE -> lose(millrace, data.resolve("state"));
      case LOSE_STORE -> lose(millrace, data.resolve("store"));
      case REBUILD -> rebuild(millrace, data);
      case CHECK -> check(millrace);
    }
  }

  private List<Event> fresh() {
    int more = 2 + random.nextInt(14);
    List<Event> events = new ArrayList<>(Traffic.of(visitors, more));
    visitors += more;
    expectation.add(events);
    acknowledged.addAll(events);
    Collections.shuffle(events, random);
    return events;
  }

  private List<Event> repeated() {
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      events.add(acknowledged.get(random.nextInt(acknowledged.size())));
    }
    return events;
  }

  private static void send(List<Event> events, URI url, RunningMillrace millrace) {
    try (LedgerClient ledger = LedgerClient.of(url, millrace.key("write.key"), EVENTS_PER_SECOND)) {
      ledger.send(events);
      await("everything is acknowledged")
          .atMost(Duration.ofMinutes(2))
          .pollInterval(Duration.ofMillis(20))
          .until(() -> ledger.unsettled() == 0);
      assertThat(ledger.ledger().refusals()).isEmpty();
    }
  }

  private void sendOverCutConnections(RunningMillrace millrace) {
    try (TcpProxy proxy = TcpProxy.to(random.nextLong(), millrace.url("").getPort())) {
      proxy.cutAnswers(0.3);
      send(fresh(), URI.create("http://127.0.0.1:" + proxy.port()), millrace);
    }
  }

  private void query(RunningMillrace millrace) {
    List<String> questions =
        List.of(
            "/v1/platforms",
            "/v1/platforms/taobao/summary?from=2026-10-01T00:00:00Z&to=2026-12-01T00:00:00Z&grain=month",
            "/v1/loops?from=2026-10-26T00:00:00Z&to=2026-11-15T00:00:00Z",
            "/v1/flows?from=2026-10-26T00:00:00Z&to=2026-11-15T00:00:00Z",
            "/v1/audience?period=2026-11");
    int status = millrace.ask(questions.get(random.nextInt(questions.size()))).statusCode();
    assertThat(status).isIn(200, 503);
  }

  private void pause(RunningMillrace millrace) {
    millrace.pause();
    Duration stopped = Duration.ofMillis(200 + random.nextInt(2_000));
    await().during(stopped).atMost(stopped.multipliedBy(3)).until(() -> true);
    millrace.resume();
  }

  private static void lose(RunningMillrace millrace, Path copy) throws IOException {
    millrace.stop();
    FileSystemUtils.deleteRecursively(copy);
    millrace.restart();
  }

  private static void rebuild(RunningMillrace millrace, Path data) {
    millrace.stop();
    Command.Result rebuilt = Command.run(List.of("rebuild", "--data", data.toString()));
    assertThat(rebuilt.code()).as(rebuilt.output()).isZero();
    millrace.restart();
  }

  private void check(RunningMillrace millrace) {
    await("the numbers are those of the batch, seed " + seed)
        .atMost(EQUAL)
        .pollInterval(Duration.ofMillis(300))
        .ignoreExceptions()
        .untilAsserted(
            () ->
                assertThat(new Comparison(millrace.answers(), expectation.totals()).differences())
                    .isEmpty());
  }
}
