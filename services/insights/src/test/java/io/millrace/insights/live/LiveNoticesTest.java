package io.millrace.insights.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.millrace.events.catalog.Catalog;
import io.millrace.events.cell.Calendar;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Model;
import io.millrace.insights.hot.HotSettings;
import io.millrace.insights.hot.HotWindows;
import io.millrace.insights.hot.HotWindowsFactory;
import io.millrace.insights.lag.InputLagFactory;
import io.millrace.insights.lag.LagEstimator;
import io.millrace.insights.lag.LagSample;
import io.millrace.insights.store.ReadPosition;
import io.millrace.insights.testing.InMemoryCellStore;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscription;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.publisher.BaseSubscriber;
import reactor.test.scheduler.VirtualTimeScheduler;
import tools.jackson.databind.json.JsonMapper;

class LiveNoticesTest {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final LagSample NOTHING_WAITS = new LagSample("millrace", Map.of(), Map.of());

  private final VirtualTimeScheduler time = VirtualTimeScheduler.create();
  private final LagEstimator lag =
      InputLagFactory.create(Clock.systemUTC(), () -> time.now(TimeUnit.NANOSECONDS));
  private final HotWindows hot =
      HotWindowsFactory.create(
          Catalog.builtIn(),
          new Calendar(ZoneId.of("UTC")),
          new InMemoryCellStore(),
          new HotSettings(1));
  private final LiveFeed feed =
      new LiveFeed(
          new LiveTexts(MAPPER), time, () -> time.now(TimeUnit.MILLISECONDS), LivePace.by(_ -> {}));
  private final LiveStreams streams =
      new LiveStreams(
          hot,
          feed,
          new LagNotices(lag, feed, MAPPER),
          new LiveSettings(1, Duration.ofMinutes(9), Duration.ofMinutes(9)),
          new SimpleMeterRegistry());
  private final Client client = new Client();

  @BeforeEach
  void restore() {
    hot.load(ReadPosition.none());
    streams.advanced();
  }

  @AfterEach
  void stop() {
    time.dispose();
  }

  @Test
  void theLagIsSentAtLeastEveryFiveSeconds() {
    listen(Long.MAX_VALUE);
    pass(60, true);
    assertThat(client.lags()).hasSizeBetween(12, 17).doesNotContain("null");
  }

  @Test
  void theLagIsSentWithinASecondWhenItBecomesKnownOrUnknown() {
    listen(Long.MAX_VALUE);
    pass(2, false);
    assertThat(client.lags()).containsExactly("null");
    pass(1, true);
    assertThat(client.lags()).hasSize(2).last().isNotEqualTo("null");
    pass(8, false);
    assertThat(client.lags()).last().isEqualTo("null");
  }

  @Test
  void aSlowReaderGetsTheNewestLagOnly() {
    listen(2);
    pass(60, true);
    assertThat(client.lags()).as("beside ready").hasSize(1);
    client.request(100);
    pass(1, true);
    assertThat(client.lags()).hasSize(2);
  }

  private void listen(long atFirst) {
    client.atFirst = atFirst;
    streams
        .open(
            new LiveFilter(
                List.of("douyin"),
                Section.ALL,
                Grain.MINUTE,
                Model.LAST_TOUCH,
                1,
                Optional.empty()),
            () -> {})
        .subscribe(client);
    time.advanceTime();
  }

  /** Lets that many seconds pass, with or without a sample each second in which no event waits. */
  private void pass(int seconds, boolean known) {
    for (int second = 0; second < seconds; second++) {
      if (known) {
        InputLagFactory.seen(lag, NOTHING_WAITS, time.now(TimeUnit.NANOSECONDS));
      }
      time.advanceTimeBy(Duration.ofSeconds(1));
    }
  }

  private static final class Client extends BaseSubscriber<ServerSentEvent<String>> {
    final List<ServerSentEvent<String>> taken = new ArrayList<>();
    long atFirst;

    @Override
    protected void hookOnSubscribe(Subscription subscription) {
      request(atFirst);
    }

    @Override
    protected void hookOnNext(ServerSentEvent<String> event) {
      taken.add(event);
    }

    List<String> lags() {
      return taken.stream()
          .filter(event -> "lag".equals(event.event()))
          .map(event -> MAPPER.readTree(event.data()).at("/lag/seconds").toString())
          .toList();
    }
  }
}
