package io.millrace.insights.live;

import static io.millrace.insights.testing.Revisions.deletion;
import static io.millrace.insights.testing.Revisions.minute;
import static io.millrace.insights.testing.Revisions.opens;
import static io.millrace.insights.testing.Revisions.revision;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.millrace.events.catalog.Catalog;
import io.millrace.events.cell.Calendar;
import io.millrace.events.cell.Cell;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Kind;
import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Metric;
import io.millrace.events.cell.Model;
import io.millrace.insights.hot.HotSettings;
import io.millrace.insights.hot.HotWindows;
import io.millrace.insights.hot.HotWindowsFactory;
import io.millrace.insights.store.CellRevision;
import io.millrace.insights.store.ReadPosition;
import io.millrace.insights.testing.InMemoryCellStore;
import io.millrace.web.ProblemException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.reactivestreams.Subscription;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;
import reactor.test.StepVerifier.Step;
import reactor.test.scheduler.VirtualTimeScheduler;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(30)
class LiveStreamsTest {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final int ROOM = 5;

  private final VirtualTimeScheduler time = VirtualTimeScheduler.create();
  private final HotWindows hot =
      HotWindowsFactory.create(
          Catalog.builtIn(),
          new Calendar(ZoneId.of("UTC")),
          new InMemoryCellStore(),
          new HotSettings(ROOM));
  private final LiveStreams streams =
      new LiveStreams(
          hot,
          new LiveFeed(
              new LiveTexts(MAPPER),
              time,
              () -> time.now(TimeUnit.MILLISECONDS),
              LivePace.by(_ -> {})),
          _ -> Optional.empty(),
          new LiveSettings(2, Duration.ofSeconds(15), Duration.ofSeconds(30)),
          new SimpleMeterRegistry());
  private long offset;

  @BeforeEach
  void restore() {
    restore(ReadPosition.at("t"));
  }

  @AfterEach
  void stop() {
    time.dispose();
  }

  @Test
  void beginsWithTheFullStateAndSaysWhenItIsReady() {
    read(1, 10);
    read(2, 20);
    listen(filter(ROOM))
        .assertNext(event -> assertThat(row(event)).isEqualTo("1:10"))
        .assertNext(event -> assertThat(row(event)).isEqualTo("2:20"))
        .assertNext(
            event -> {
              assertThat(event.event()).isEqualTo("ready");
              assertThat(event.id()).isEqualTo("t:2");
              assertThat(event.data())
                  .isEqualTo("{\"asOf\":\"1970-01-01T00:02:00Z\",\"full\":true}");
            })
        .thenCancel()
        .verify();
  }

  @Test
  void beginsWithTheNewestWindowsOnly() {
    read(1, 10);
    read(2, 20);
    read(3, 30);
    listen(filter(2))
        .assertNext(event -> assertThat(row(event)).isEqualTo("2:20"))
        .assertNext(event -> assertThat(row(event)).isEqualTo("3:30"))
        .expectNextMatches(event -> "ready".equals(event.event()))
        .thenCancel()
        .verify();
  }

  @Test
  void sendsChangesWithAnIdThatSaysWhatIsKnown() {
    listen(filter(ROOM))
        .expectNextMatches(event -> "ready".equals(event.event()))
        .then(() -> read(1, 10))
        .then(time::advanceTime)
        .assertNext(
            event -> {
              assertThat(row(event)).isEqualTo("1:10");
              assertThat(event.id()).isEqualTo("t:1");
            })
        .thenCancel()
        .verify();
  }

  @Test
  void givesAnIdOnlyToTheLastRowOfThoseThatChangedTogether() {
    listen(filter(ROOM))
        .expectNextMatches(event -> "ready".equals(event.event()))
        .then(() -> read(opens(minute("douyin", 1), 0, 1), opens(minute("douyin", 2), 1, 2)))
        .then(time::advanceTime)
        .assertNext(
            event -> {
              assertThat(row(event)).isEqualTo("1:1");
              assertThat(event.id()).isNull();
            })
        .assertNext(
            event -> {
              assertThat(row(event)).isEqualTo("2:2");
              assertThat(event.id()).isEqualTo("t:2");
            })
        .thenCancel()
        .verify();
  }

  @Test
  void sendsEverythingToAClientThatIsCutOffAtAnyPlaceOfAChange() {
    read(3, 1);
    List<ServerSentEvent<String>> whole = new ArrayList<>();
    open(filter(ROOM), () -> {}).subscribe(whole::add);
    time.advanceTime();
    read(opens(minute("douyin", 1), 1, 1), opens(minute("douyin", 2), 2, 2));
    time.advanceTime();
    assertThat(whole).hasSize(4);
    for (int received = 2; received <= whole.size(); received++) {
      List<ServerSentEvent<String>> events = new ArrayList<>(whole.subList(0, received));
      String id = lastId(events);
      var again = open(returning(id), () -> {}).subscribe(events::add);
      time.advanceTime();
      again.dispose();
      assertThat(events.stream().filter(event -> "summary".equals(event.event())))
          .extracting(LiveStreamsTest::row)
          .contains("1:1", "2:2");
    }
  }

  private static String lastId(List<ServerSentEvent<String>> events) {
    return events.stream().map(ServerSentEvent::id).filter(Objects::nonNull).toList().getLast();
  }

  @Test
  void conflatesWhatASlowClientDoesNotTake() {
    SlowClient slow = new SlowClient();
    open(filter(ROOM), () -> {}).subscribe(slow);
    time.advanceTime();
    changeTwoRowsOften();
    assertThat(slow.taken).hasSize(1);
    slow.request(Long.MAX_VALUE);
    time.advanceTime();
    assertThat(slow.taken.stream().skip(1).map(LiveStreamsTest::row))
        .hasSizeLessThan(6)
        .contains("1:1000", "2:1000");
  }

  @Test
  void skipsWhatAReturningClientHas() {
    read(1, 10);
    read(2, 20);
    listen(returning("t:1"))
        .assertNext(event -> assertThat(row(event)).isEqualTo("2:20"))
        .expectNextMatches(event -> "ready".equals(event.event()))
        .thenCancel()
        .verify();
  }

  @Test
  void sendsEverythingToAClientOfAnotherTopic() {
    read(1, 10);
    listen(returning("old:9"))
        .assertNext(event -> assertThat(row(event)).isEqualTo("1:10"))
        .thenCancel()
        .verify();
  }

  @Test
  void tellsAReturningClientWhetherItsOldRowsStillCount() {
    read(1, 10);
    assertThat(readies(LivePosition.parse("t:1"))).containsExactly("t:1 false");
    assertThat(readies(LivePosition.parse("old:1"))).containsExactly("t:1 true");
    restore(new ReadPosition(Optional.of("t"), Map.of(0, 1L), OptionalLong.of(60_000)));
    time.advanceTime();
    assertThat(readies(LivePosition.parse("t:0"))).containsExactly("t:1 true");
  }

  @Test
  void saysNothingToAClientThatKnowsMoreUntilItKnowsAsMuch() {
    read(1, 10);
    listen(returning("t:3"))
        .expectNoEvent(Duration.ofMillis(50))
        .then(() -> read(1, 11))
        .then(time::advanceTime)
        .expectNoEvent(Duration.ofMillis(50))
        .then(() -> read(1, 12))
        .then(time::advanceTime)
        .assertNext(event -> assertThat(event.id()).isEqualTo("t:3"))
        .then(() -> read(1, 13))
        .then(time::advanceTime)
        .assertNext(event -> assertThat(row(event)).isEqualTo("1:13"))
        .thenCancel()
        .verify();
  }

  @Test
  void givesAClientThatKnowsTooMuchTheFullStateAfterAWhile() {
    read(1, 10);
    listen(returning("t:3"))
        .then(() -> time.advanceTimeBy(Duration.ofSeconds(6)))
        .assertNext(event -> assertThat(row(event)).isEqualTo("1:10"))
        .assertNext(event -> assertThat(event.data()).contains("\"full\":true"))
        .thenCancel()
        .verify();
  }

  @Test
  void looksForWhatASlowClientLacksWhenItHasForgottenWhatChanged() {
    SlowClient slow = new SlowClient();
    open(
            new LiveFilter(
                List.of("douyin", "jd"),
                Section.ALL,
                Grain.MINUTE,
                Model.LAST_TOUCH,
                1_000,
                Optional.empty()),
            () -> {})
        .subscribe(slow);
    time.advanceTime();
    for (int minute = 1; minute <= 2_000; minute++) {
      read(minute, minute);
    }
    slow.request(Long.MAX_VALUE);
    time.advanceTime();
    assertThat(slow.taken).hasSizeBetween(1 + ROOM, 2 + ROOM);
    assertThat(row(slow.taken.getLast())).endsWith(":2000");
    assertThat(slow.taken.getLast().id())
        .isEqualTo("t:" + Long.toString(2_000, Character.MAX_RADIX));
  }

  @Test
  void sendsTheSectionsThatAreWantedAndOnlyTheirChanges() {
    LiveFilter money =
        new LiveFilter(
            List.of("douyin"),
            Set.of(Section.MONEY),
            Grain.MINUTE,
            Model.LAST_TOUCH,
            ROOM,
            Optional.empty());
    listen(money)
        .expectNextCount(1)
        .then(() -> read(1, 10))
        .then(time::advanceTime)
        .expectNoEvent(Duration.ofMillis(50))
        .then(
            () -> read(revision(money("douyin", 1), offset, Map.of(Measure.of(Metric.ORDERS), 3L))))
        .then(time::advanceTime)
        .assertNext(
            event ->
                assertThat(MAPPER.readTree(event.data()).propertyNames())
                    .containsExactly("platform", "grain", "start", "orders", "newBuyers", "money"))
        .thenCancel()
        .verify();
  }

  @Test
  void saysThatARowLostEverythingAndWhatItHasAfterwards() {
    read(1, 7);
    listen(filter(ROOM))
        .expectNextCount(2) // the row and ready
        .then(() -> withdraw(1))
        .then(time::advanceTime)
        .assertNext(event -> assertThat(row(event)).isEqualTo("1:0"))
        .then(() -> read(1, 8))
        .then(time::advanceTime)
        .assertNext(event -> assertThat(row(event)).isEqualTo("1:8"))
        .thenCancel()
        .verify();
  }

  @Test
  void endsWhenTheReadingStartsOver() {
    listen(filter(ROOM))
        .expectNextCount(1)
        .then(() -> restore(ReadPosition.at("u")))
        .then(time::advanceTime)
        .verifyComplete();
    assertThat(streams.clients()).isZero();
  }

  @Test
  void commentsWhileNothingHappens() {
    listen(filter(ROOM))
        .expectNextCount(1)
        .then(() -> time.advanceTimeBy(Duration.ofSeconds(15)))
        .assertNext(event -> assertThat(event.comment()).isNotNull())
        .thenCancel()
        .verify();
  }

  @Test
  void cutsAClientOffThatDoesNotRead() {
    AtomicBoolean cut = new AtomicBoolean();
    StepVerifier.create(open(filter(ROOM), () -> cut.set(true)), 0)
        .then(
            () -> {
              read(1, 1);
              read(2, 1);
              read(3, 1);
              time.advanceTimeBy(Duration.ofSeconds(31));
            })
        .thenRequest(Long.MAX_VALUE)
        .thenConsumeWhile(_ -> true)
        .verifyComplete();
    assertThat(cut).isTrue();
    assertThat(streams.clients()).isZero();
  }

  @Test
  void refusesMoreClientsThanConfigured() {
    Flux<ServerSentEvent<String>> one = open(filter(ROOM), () -> {});
    one.subscribe();
    one.subscribe();
    StepVerifier.create(one).verifyError(ProblemException.class);
  }

  private void changeTwoRowsOften() {
    for (int i = 1; i <= 1_000; i++) {
      read(1, i);
      read(2, i);
    }
  }

  private Step<ServerSentEvent<String>> listen(LiveFilter filter) {
    return StepVerifier.create(open(filter, () -> {})).then(time::advanceTime);
  }

  private Flux<ServerSentEvent<String>> open(LiveFilter filter, Runnable disconnect) {
    return streams.open(filter, disconnect);
  }

  private void read(long minute, long opens) {
    read(opens(minute("douyin", minute), offset, opens));
  }

  private void restore(ReadPosition progress) {
    hot.load(progress);
    streams.advanced();
  }

  private void withdraw(long minute) {
    read(deletion(minute("douyin", minute), offset));
  }

  private void read(CellRevision... revisions) {
    OptionalLong asOf = OptionalLong.of(revisions[revisions.length - 1].cell().start());
    offset += revisions.length;
    hot.read(List.of(revisions), new ReadPosition(Optional.of("t"), Map.of(0, offset), asOf));
    streams.advanced();
  }

  private static Cell money(String platform, long minute) {
    return new Cell(Kind.MONEY, platform, Grain.MINUTE, minute * 60_000);
  }

  private static LiveFilter returning(String position) {
    return new LiveFilter(
        List.of("douyin"),
        Section.ALL,
        Grain.MINUTE,
        Model.LAST_TOUCH,
        ROOM,
        LivePosition.parse(position));
  }

  /**
   * Returns the {@code ready} events that come at once: their ids, and whether the state is full.
   */
  private List<String> readies(Optional<LivePosition> known) {
    List<String> readies = new ArrayList<>();
    open(returning(known.orElseThrow().text()), () -> {})
        .filter(event -> "ready".equals(event.event()))
        .map(event -> event.id() + " " + MAPPER.readTree(event.data()).get("full").asBoolean())
        .take(1)
        .subscribe(readies::add);
    time.advanceTime();
    return readies;
  }

  private static LiveFilter filter(int last) {
    return new LiveFilter(
        List.of("douyin"), Section.ALL, Grain.MINUTE, Model.LAST_TOUCH, last, Optional.empty());
  }

  /** Returns the minute and the opens of a row. */
  private static String row(ServerSentEvent<String> event) {
    JsonNode row = MAPPER.readTree(event.data());
    return "%s:%d"
        .formatted(
            row.get("start").asString().substring(15, 16),
            row.get("traffic").get("opens").asLong());
  }

  /** Takes one event at the start, and further ones only on request. */
  private static final class SlowClient extends BaseSubscriber<ServerSentEvent<String>> {
    final List<ServerSentEvent<String>> taken = new ArrayList<>();

    @Override
    protected void hookOnSubscribe(Subscription subscription) {
      request(1);
    }

    @Override
    protected void hookOnNext(ServerSentEvent<String> event) {
      taken.add(event);
    }
  }
}
