package io.millrace.system.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.events.Domain;
import io.millrace.events.Event;
import io.millrace.journey.testing.Events;
import io.millrace.keys.KeyFile;
import io.millrace.keys.Role;
import io.millrace.system.EventJson;
import io.millrace.system.RunningMillrace;
import io.millrace.system.stream.Expectation;
import io.millrace.system.stream.Scale;
import io.millrace.system.stream.Traffic;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import tools.jackson.databind.JsonNode;

/** F8, F9, F10 and F25: what the others notice while some clients do their worst. */
@Tag("faults")
@Isolated("it looks at the clock")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileClientsIT {
  private static final int EVENTS_PER_SECOND = Scale.of(300, 500);
  private static final Duration LOOK = Duration.ofSeconds(Scale.of(12, 60));
  private static final int SLOW = Scale.of(500, 2_000);

  /** Hostile bodies of each of four kinds. */
  private static final int EACH_KIND = Scale.of(40, 50);

  /** For the body of a request; the limit is 15 s, on a machine that others use. */
  private static final Duration BODIES_CLOSED = Duration.ofSeconds(Scale.of(40, 20));

  /**
   * For what has not sent the head of a request: the limit is 100 s, above the pools of clients.
   */
  private static final Duration ALL_CLOSED = Duration.ofSeconds(Scale.of(140, 120));

  /** Below that nobody sees a difference, and machines are shared. */
  private static final double UNSEEN_MS = 250;

  private static final Duration TEN_YEARS = Duration.ofDays(3_653);

  private final Expectation expectation = new Expectation();
  private final List<String> keys = new ArrayList<>();
  private RunningMillrace millrace;
  private LedgerClient others;
  private HostileRequests hostile;
  private int visitors;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    Path data = folder.resolve("data");
    millrace = RunningMillrace.start(data);
    others = LedgerClient.of(millrace.url(""), millrace.key("write.key"), EVENTS_PER_SECOND);
    KeyFile file = new KeyFile(data.resolve("keys.json"), Clock.systemUTC());
    for (int i = 0; i < 3; i++) {
      keys.add(file.create("live-" + i, Role.READ).secret());
    }
    hostile = new HostileRequests(millrace.url(""), file.create("bad", Role.WRITE).secret());
    look();
  }

  @AfterAll
  void end() {
    hostile.close();
    others.close();
    millrace.close();
  }

  /** While the others are looked at. */
  private interface Attack {
    void run(Duration time) throws Exception;
  }

  @Test
  void emptyMembersUnreadStreamsAndHangUpsLeaveTheOthersAlone() throws Exception {
    try (LiveCrowd _ = LiveCrowd.connect(millrace.url("").getPort(), keys, 150, 150)) {
      compare(
          "F25",
          "150 unread streams, 40 gzips of 10 000 members at once, 20 hang-ups a second",
          this::membersAndHangUps);
    }
  }

  @Test
  void slowConnectionsAreClosedAndTheOthersDoNotNotice() throws Exception {
    String key = millrace.key("write.key");
    compare("F10", SLOW + " slow connections", _ -> openUntilClosed(key));
  }

  @Test
  void hostileBodiesAreRefusedEachWithItsReason() throws Exception {
    Map<String, Map<String, Integer>> answers = new TreeMap<>();
    measure("F9", 4 * EACH_KIND + " hostile bodies at once", _ -> answers.putAll(bodies()));
    System.out.printf("F9: %s, after %d answers of 503%n", answers, hostile.busy());
    assertThat(answers)
        .isEqualTo(
            Map.of(
                "bombs", Map.of("413", EACH_KIND),
                "br", Map.of("415", EACH_KIND),
                "deep", Map.of("400", EACH_KIND),
                "large", Map.of("422", EACH_KIND)));
  }

  @Test
  void wrongClocksAreRefusedOneByOneAndTheirNeighboursAccepted() {
    int batches = Scale.of(40, 1_000);
    long now = System.currentTimeMillis();
    for (int batch = 0; batch < batches; batch++) {
      List<Event> good = contentEvents();
      expectation.add(good);
      List<String> lines = new ArrayList<>(good.stream().map(EventJson::line).toList());
      lines.addFirst(wrong("two-hours-" + batch, now + Duration.ofHours(2).toMillis()));
      lines.add(3, wrong("ten-years-" + batch, now + TEN_YEARS.toMillis()));
      JsonNode receipt = hostile.post(lines);
      assertThat(receipt.path("accepted").asInt()).as(receipt::toString).isEqualTo(good.size());
      assertThat(receipt.path("problems").valueStream().map(HostileClientsIT::problem))
          .as(receipt::toString)
          .containsExactly("0 in_future", "3 in_future");
    }
    Numbers.awaitEqual(millrace, expectation.totals());
    System.out.printf(
        "F8: %d batches, each with clocks 2 hours and 10 years ahead: refused one by one%n",
        batches);
  }

  /** The content events of the next visitor who has at least two of them. */
  private List<Event> contentEvents() {
    List<Event> events;
    do {
      events =
          Traffic.of(visitors++).stream()
              .filter(event -> event.envelope().type().domain() == Domain.CONTENT)
              .toList();
    } while (events.size() < 2);
    return events;
  }

  private static String problem(JsonNode problem) {
    return problem.path("index").asInt() + " " + problem.path("code").asString();
  }

  private static String wrong(String id, long at) {
    return EventJson.line(Events.view(Events.ANNA, id, "taobao", at));
  }

  private void openUntilClosed(String key) throws Exception {
    long begin = System.nanoTime();
    try (SlowConnections slow = SlowConnections.open(millrace.url("").getPort(), key, SLOW)) {
      assertThat(slow.dripUntilBodiesClosed(BODIES_CLOSED)).as("open bodies").isZero();
      Duration bodies = Duration.ofNanos(System.nanoTime() - begin);
      assertThat(slow.dripUntilClosed(ALL_CLOSED.minus(bodies))).as("still open").isZero();
      System.out.printf(
          "F10: slow bodies were closed after %d s, all after %d s%n",
          bodies.toSeconds(), Duration.ofNanos(System.nanoTime() - begin).toSeconds());
    }
  }

  private Map<String, Map<String, Integer>> bodies() {
    List<CompletableFuture<String>> bombs = hostile.bombs(EACH_KIND);
    List<CompletableFuture<String>> strange = hostile.strangeEncodings(EACH_KIND);
    List<CompletableFuture<String>> deep = hostile.deepJson(EACH_KIND);
    List<CompletableFuture<String>> large = hostile.largeEvents(EACH_KIND);
    return Map.of(
        "bombs", HostileRequests.answers(bombs),
        "br", HostileRequests.answers(strange),
        "deep", HostileRequests.answers(deep),
        "large", HostileRequests.answers(large));
  }

  private void membersAndHangUps(Duration time) throws Exception {
    long end = System.nanoTime() + time.toNanos();
    List<CompletableFuture<String>> open = hostile.emptyMembers(40);
    while (System.nanoTime() < end) {
      hostile.hangUp();
      if (open.stream().allMatch(CompletableFuture::isDone)) {
        assertThat(HostileRequests.answers(open)).containsOnlyKeys("400");
        open = hostile.emptyMembers(40);
      }
      // Twenty a second.
      TimeUnit.MILLISECONDS.sleep(50);
    }
    assertThat(HostileRequests.answers(open)).containsOnlyKeys("400");
  }

  /** The others get answers nearly as quickly as without it. */
  private void compare(String id, String fault, Attack attack) throws Exception {
    Measured measured = measure(id, fault, attack);
    assertThat(measured.beside()).isLessThan(Math.max(UNSEEN_MS, 2 * measured.without()));
  }

  /** What 99 of 100 answers to the others stay below, in milliseconds. */
  private record Measured(double beside, double without) {}

  /** The others lose nothing; how long they waited is printed. */
  private Measured measure(String id, String fault, Attack attack) throws Exception {
    Latencies before = look();
    send();
    others.ledger().mark();
    attack.run(LOOK);
    Latencies beside = settled();
    Map<Integer, Integer> statuses = others.ledger().statuses();
    Latencies after = look();
    Numbers.awaitEqual(millrace, expectation.totals());
    System.out.printf(
        Locale.ROOT,
        "%s: others at %d/s: %s; beside %s: %s, statuses %s; after: %s%n",
        id,
        EVENTS_PER_SECOND,
        before,
        fault,
        beside,
        statuses,
        after);
    return new Measured(beside.p99(), Math.max(before.p99(), after.p99()));
  }

  /** How the others fare without anything else: nobody keeps them out. */
  private Latencies look() {
    others.ledger().mark();
    send();
    Latencies latencies = settled();
    assertThat(others.ledger().statuses()).containsOnlyKeys(202);
    return latencies;
  }

  private Latencies settled() {
    Numbers.settle(others);
    assertThat(others.ledger().statuses().keySet()).isSubsetOf(202, 503).contains(202);
    return others.ledger().latencies();
  }

  private void send() {
    int more = (int) (EVENTS_PER_SECOND * LOOK.toSeconds() / Traffic.EVENTS_A_VISITOR);
    List<Event> sent = Traffic.of(visitors, more);
    visitors += more;
    expectation.add(sent);
    others.send(sent);
  }
}
