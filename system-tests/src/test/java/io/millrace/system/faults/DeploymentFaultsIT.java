package io.millrace.system.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.events.Domain;
import io.millrace.events.Event;
import io.millrace.events.topic.Topics;
import io.millrace.system.stream.Cells;
import io.millrace.system.stream.Expectation;
import io.millrace.system.stream.Scale;
import io.millrace.system.stream.Traffic;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Faults of a deployment of many processes, one after the other on the same one. What was
 * acknowledged before a fault has to be there after all of them.
 */
@Tag("faults")
@Isolated("it looks at the clock")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeploymentFaultsIT {
  private static final Duration SETTLED = Duration.ofMinutes(5);
  private static final Duration EQUAL = Duration.ofMinutes(4);

  /** What is promised for every answer while the broker is away. */
  private static final Duration ANSWERED = Duration.ofSeconds(10);

  private final Expectation expectation = new Expectation();
  private Deployment deployment;
  private Cells cells;
  private int visitors;

  @BeforeAll
  void start(@TempDir Path folder) {
    deployment = Deployment.start(folder, 3);
    cells = new Cells(Map.of("bootstrap.servers", deployment.brokers().servers()));
  }

  @AfterAll
  void end() {
    if (cells != null) {
      cells.close();
    }
    if (deployment != null) {
      deployment.close();
    }
  }

  @Test
  void killedLeadersLoseNoAcknowledgedEvent() {
    int kills = Scale.of(2, 20);
    int perSecond = Scale.of(500, 2_000);
    Duration back = Duration.ZERO;
    try (LedgerClient ledger = deployment.ledger(perSecond)) {
      long before = send(ledger, Scale.of(8_000, 400_000));
      for (int kill = 0; kill < kills; kill++) {
        awaitAcknowledged(ledger, perSecond);
        ledger.ledger().mark();
        int killed = deployment.brokers().killLeader(events(Domain.CONTENT), kill % 4);
        awaitAcknowledged(ledger, perSecond);
        deployment.brokers().restart(killed);
        back = longer(back, ledger.ledger().longestGap());
      }
      settle(ledger);
      awaitEqual();
      FaultRow.equal("F1", perSecond + "/s", kills + " leaders of 3 brokers killed", before, back)
          .print();
    }
    assertThat(back).isLessThan(Duration.ofSeconds(12));
  }

  @Test
  void cutAnswersNeitherLoseNorDoubleAnything() {
    int count = Scale.of(6_000, 100_000);
    try (LedgerClient ledger = deployment.ledger(Scale.of(500, 2_000))) {
      deployment.brokers().proxies().forEach(proxy -> proxy.cutAnswers(0.05));
      deployment.door().cutAnswers(0.05);
      long sent = send(ledger, count);
      settle(ledger);
      deployment.brokers().proxies().forEach(TcpProxy::pass);
      deployment.door().pass();
      awaitEqual();
      int cuts = deployment.brokers().proxies().stream().mapToInt(TcpProxy::cuts).sum();
      FaultRow.equal(
              "F2",
              "%,d events".formatted(sent),
              "%d answers of brokers and %d of the gateway cut"
                  .formatted(cuts, deployment.door().cuts()),
              sent,
              ledger.ledger().longestGap())
          .print();
      assertThat(cuts).isPositive();
      assertThat(deployment.door().cuts()).isPositive();
    }
  }

  @Test
  void aStoreThatIsAwayAndThenSlowStopsNobody() throws IOException {
    int perSecond = Scale.of(500, 1_000);
    Duration away = Duration.ofSeconds(Scale.of(8, 300));
    try (LedgerClient ledger = deployment.ledger(perSecond)) {
      deployment.storeProxy().refuse();
      long sent = send(ledger, (int) (perSecond * away.toSeconds()));
      Duration slowest = askWhileItIsAway(away);
      deployment.storeProxy().pass();
      deployment.storeProxy().delay(Duration.ofMillis(200));
      settle(ledger);
      long begin = System.nanoTime();
      deployment.storeProxy().pass();
      awaitEqual();
      awaitAnsweredAlike();
      FaultRow.equal(
              "F13",
              perSecond + "/s",
              "store away for %d s, then 200 ms late; reads within %d ms"
                  .formatted(away.toSeconds(), slowest.toMillis()),
              sent,
              Duration.ofNanos(System.nanoTime() - begin))
          .print();
      assertThat(ledger.ledger().statuses()).containsOnlyKeys(202);
    }
  }

  @Test
  void ingestThatIsCutOffFromTheBrokerSaysSoInTimeAndGoesOn() {
    int perSecond = 500;
    Duration away = Duration.ofSeconds(Scale.of(9, 60));
    try (LedgerClient ledger = deployment.ledger(perSecond)) {
      deployment.brokers().proxies().forEach(TcpProxy::hold);
      long sent = send(ledger, (int) (perSecond * away.toSeconds()));
      await().during(away).atMost(away.multipliedBy(2)).until(() -> true);
      Duration slowest = ledger.ledger().slowest();
      deployment.brokers().proxies().forEach(TcpProxy::pass);
      long begin = System.nanoTime();
      awaitAcknowledged(ledger, 1);
      Duration back = Duration.ofNanos(System.nanoTime() - begin);
      deployment.brokers().proxies().forEach(proxy -> proxy.delay(Duration.ofMillis(200)));
      settle(ledger);
      deployment.brokers().proxies().forEach(TcpProxy::pass);
      awaitEqual();
      FaultRow.equal(
              "F19",
              perSecond + "/s",
              "ingest cut off for %d s, then 200 ms late; slowest answer %d ms"
                  .formatted(away.toSeconds(), slowest.toMillis()),
              sent,
              back)
          .print();
      assertThat(slowest).isLessThan(ANSWERED);
    }
  }

  @Test
  void aRollingRestartOfEveryProcessIsSeenByAlmostNobody() {
    List<String> names =
        Scale.of(0, 1) == 1
            ? deployment.names()
            : List.of("content-0", "aggregator-0", "insights-0", "gateway-0");
    int perSecond = Scale.of(500, 1_000);
    try (LedgerClient ledger = deployment.ledger(perSecond)) {
      long sent = send(ledger, perSecond * 8 * names.size());
      ledger.ledger().mark();
      for (String name : names) {
        deployment.stop(name);
        deployment.restart(name);
      }
      Map<Integer, Integer> statuses = ledger.ledger().statuses();
      long unknown = ledger.ledger().unknown();
      settle(ledger);
      awaitEqual();
      FaultRow.equal(
              "F18",
              perSecond + "/s",
              "%d processes restarted by SIGTERM; answers %s, %d events without one"
                  .formatted(names.size(), statuses, unknown),
              sent,
              ledger.ledger().longestGap())
          .print();
      int requests = statuses.values().stream().mapToInt(Integer::intValue).sum();
      assertThat(requests - statuses.getOrDefault(202, 0))
          .isLessThanOrEqualTo(1 + requests / 1_000);
    }
  }

  /** Hands over the events of further visitors, and expects them from now on. */
  private long send(LedgerClient ledger, int events) {
    int more = Math.max(1, events / Traffic.EVENTS_A_VISITOR);
    List<Event> sent = Traffic.of(visitors, more);
    visitors += more;
    expectation.add(sent);
    ledger.send(sent);
    return sent.size();
  }

  private static void awaitAcknowledged(LedgerClient ledger, int more) {
    long until = ledger.ledger().acknowledged() + more;
    await("acknowledgements")
        .atMost(SETTLED)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> ledger.ledger().acknowledged() >= until || ledger.unsettled() == 0);
  }

  private static void settle(LedgerClient ledger) {
    await("everything is acknowledged").atMost(SETTLED).until(() -> ledger.unsettled() == 0);
    assertThat(ledger.ledger().refusals()).isEmpty();
  }

  private void awaitEqual() {
    await("every cell is as calculated")
        .atMost(EQUAL)
        .pollInterval(Duration.ofMillis(300))
        .untilAsserted(() -> assertThat(cells.read().differences(expectation.totals())).isEmpty());
  }

  /** The read side says what the topics say. */
  private void awaitAnsweredAlike() {
    await("the read side has caught up")
        .atMost(Duration.ofSeconds(60))
        .ignoreExceptions()
        .untilAsserted(
            () -> assertThat(new ReadSide(deployment).differences(expectation.totals())).isEmpty());
  }

  /** Answers have to come, whatever they are; how long the slowest took. */
  private Duration askWhileItIsAway(Duration away) throws IOException {
    Duration slowest = Duration.ZERO;
    long end = System.nanoTime() + away.toNanos();
    while (System.nanoTime() < end) {
      long begin = System.nanoTime();
      HttpResponse<String> answer =
          deployment.ask(
              "/v1/platforms/tmall/summary?from=2026-01-01T00:00:00Z&to=2027-01-01T00:00:00Z"
                  + "&grain=month");
      slowest = longer(slowest, Duration.ofNanos(System.nanoTime() - begin));
      assertThat(answer.statusCode()).isIn(200, 503);
    }
    return slowest;
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? other : one;
  }

  private static String events(Domain domain) {
    return Topics.events(domain).name();
  }
}
