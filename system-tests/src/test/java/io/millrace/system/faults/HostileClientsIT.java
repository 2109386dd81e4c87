package io.millrace.system.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.events.Event;
import io.millrace.gateway.keys.KeyFile;
import io.millrace.gateway.keys.Role;
import io.millrace.journey.testing.Events;
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
  private static final int AT_ONCE = 200;

  /** What is promised is 15 s on a machine of its own. */
  private static final Duration CLOSED = Duration.ofSeconds(Scale.of(40, 15));

  /** Below that nobody sees a difference, and machines are shared. */
  private static final double UNSEEN_MS = 250;

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
    try (SlowConnections slow = SlowConnections.open(millrace.url("").getPort(), key, SLOW)) {
      int[] left = {0};
      compare("F10", SLOW + " slow connections", time -> left[0] = slow.dripUntilClosed(CLOSED));
      assertThat(left[0]).as("connections that are still open").isZero();
    }
  }

  @Test
  void hostileBodiesAreRefusedEachWithItsReason() throws Exception {
    Map<String, Integer> answers = new java.util.TreeMap<>();
    compare("F9", AT_ONCE + " hostile bodies at once", _ -> answers.putAll(bodies()));
    System.out.println("F9: " + answers);
    assertThat(answers)
        .hasSize(4)
        .containsOnlyKeys("bombs {413=40}", "br {415=40}", "deep {400=40}", "large {422=40}");
  }

  @Test
  void wrongClocksAreRefusedOneByOneAndTheirNeighboursAccepted() {
    int batches = Scale.of(40, 1_000);
    long now = System.currentTimeMillis();
    for (int batch = 0; batch < batches; batch++) {
      List<Event> good = Traffic.of(visitors++, 1);
      expectation.add(good);
      List<String> lines = new ArrayList<>(good.stream().map(EventJson::line).toList());
      lines.add(3, wrong("two-hours-" + batch, now + Duration.ofHours(2).toMillis()));
      lines.add(9, wrong("ten-years-" + batch, now + Duration.ofDays(3_653).toMillis()));
      JsonNode receipt = hostile.post(lines);
      assertThat(receipt.path("accepted").asInt()).as(receipt::toString).isEqualTo(good.size());
      assertThat(receipt.path("problems").valueStream().map(one -> one.path("index").asInt()))
          .as(receipt::toString)
          .containsExactly(3, 9);
    }
    Numbers.awaitEqual(millrace, expectation.totals());
    System.out.printf(
        "F8: %d batches, each with a clock 2 hours and one 10 years ahead: refused one by one%n",
        batches);
  }

  private static String wrong(String id, long at) {
    return EventJson.line(Events.view(Events.ANNA, id, "taobao", at));
  }

  private Map<String, Integer> bodies() {
    int each = AT_ONCE / 5;
    List<CompletableFuture<String>> bombs = hostile.bombs(each);
    List<CompletableFuture<String>> strange = hostile.strangeEncodings(each);
    List<CompletableFuture<String>> deep = hostile.deepJson(each);
    List<CompletableFuture<String>> large = hostile.largeEvents(each);
    return Map.of(
        "bombs " + HostileRequests.answers(bombs), each,
        "br " + HostileRequests.answers(strange), each,
        "deep " + HostileRequests.answers(deep), each,
        "large " + HostileRequests.answers(large), each);
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

  private void compare(String id, String fault, Attack attack) throws Exception {
    Latencies before = look();
    send();
    others.ledger().mark();
    attack.run(LOOK);
    Latencies beside = settled();
    Latencies after = look();
    Numbers.awaitEqual(millrace, expectation.totals());
    System.out.printf(
        Locale.ROOT,
        "%s: others at %d/s: %s; beside %s: %s; after: %s%n",
        id,
        EVENTS_PER_SECOND,
        before,
        fault,
        beside,
        after);
    double none = Math.max(before.p99(), after.p99());
    assertThat(beside.p99()).isLessThan(Math.max(UNSEEN_MS, 2 * none));
  }

  /** How the others fare without anything else. */
  private Latencies look() {
    others.ledger().mark();
    send();
    return settled();
  }

  private Latencies settled() {
    Numbers.settle(others);
    assertThat(others.ledger().statuses()).containsOnlyKeys(202);
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
