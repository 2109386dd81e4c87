package io.millrace.demo.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.demo.world.World;
import io.millrace.demo.world.WorldSettings;
import io.millrace.importer.EventSender;
import io.millrace.importer.SendSettings;
import io.millrace.importer.StubGateway;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LivePlaybackTest {
  private static final Instant START = Instant.parse("2026-11-25T13:30:20Z");
  private static final WorldSettings SETTINGS = new WorldSettings(3, START, 40, 2, 20);

  private final Timeline timeline = new Timeline(new World(SETTINGS));

  @Test
  void sendsInPiecesWhatItSendsAtOnce() throws Exception {
    List<String> atOnce = live(START.plusSeconds(300));

    assertThat(atOnce).hasSizeGreaterThan(3_000);
    assertThat(live(START.plusSeconds(1), START.plusSeconds(90), START.plusSeconds(300)))
        .containsExactlyInAnyOrderElementsOf(atOnce);
  }

  @Test
  void historySendsAllThatWasDueAndLeavesTheRestToThePresent() throws Exception {
    Queue<Dispatch> ahead = new PriorityQueue<>();
    List<String> sent = history(ahead);
    List<Dispatch> all =
        Plan.of(SETTINGS).stream().flatMap(part -> timeline.part(part).stream()).toList();

    assertThat(ahead).isNotEmpty().allSatisfy(d -> assertThat(d.due()).isAfter(START));
    assertThat(sent).hasSize(all.size() - ahead.size());
  }

  private List<String> live(Instant... times) throws InterruptedException {
    try (StubGateway gateway = StubGateway.start();
        EventSender sender = sender(gateway)) {
      LivePlayback live =
          new LivePlayback(
              timeline, Timeline.minuteOf(START), sender, new PriorityQueue<Dispatch>());
      for (Instant time : times) {
        live.until(time);
      }
      sender.finish();
      return eventsOf(gateway);
    }
  }

  private List<String> history(Queue<Dispatch> ahead) throws InterruptedException {
    try (StubGateway gateway = StubGateway.start();
        EventSender sender = sender(gateway)) {
      HistoryPlayback history = new HistoryPlayback(timeline, SETTINGS, hurry(), sender, ahead);
      assertThat(history.fraction()).isZero();
      history.send();
      assertThat(history.fraction()).isEqualTo(1);
      return eventsOf(gateway);
    }
  }

  /** Returns a clock that advances by an hour between two calls. */
  private static InstantSource hurry() {
    AtomicLong looks = new AtomicLong();
    return () -> START.plus(Duration.ofHours(looks.incrementAndGet()));
  }

  private static EventSender sender(StubGateway gateway) {
    return new EventSender(gateway.target(), SendSettings.standard(), _ -> {});
  }

  private static List<String> eventsOf(StubGateway gateway) {
    List<String> events = new ArrayList<>();
    gateway.requests().forEach(request -> events.addAll(request.events()));
    return events;
  }
}
