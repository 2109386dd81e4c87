package io.millrace.insights.topic;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.insights.store.ReadPosition;
import io.millrace.insights.topic.TopicSource.Reading;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class TopicProjectionTest {
  private static final Duration CHECK = Duration.ofMinutes(1);

  private final Target target = new Target();
  private final Source source = new Source();
  private final Hand clock = new Hand();
  private final TopicProjection<Long> projection =
      new TopicProjection<>(source, target, new TopicPace(CHECK, CHECK), clock);

  @Test
  void whatWasReadIsWrittenWhenReadingEnds() {
    read(() -> {}, () -> {});
    assertThat(target.finished).isEqualTo(1);
    assertThat(source.closed).isTrue();
  }

  @Test
  void nothingIsWrittenOnceAnotherInstanceHasBegunAnEpoch() {
    read(() -> target.superseded = true, () -> {});
    assertThat(target.finished).isZero();
    assertThat(source.actions).hasSize(1);
  }

  @Test
  void nothingIsWrittenOnceTheTopicIsAnotherOne() {
    read(
        () -> {
          source.topic = "another";
          clock.now = clock.now.plus(CHECK);
        },
        () -> {});
    assertThat(target.finished).isZero();
    assertThat(source.actions).hasSize(1);
  }

  @Test
  void theTopicIsCheckedOnceInAWhile() {
    read(
        () -> clock.now = clock.now.plus(CHECK).minusMillis(1),
        () -> assertThat(source.checks).isEqualTo(1),
        () -> clock.now = clock.now.plusMillis(1),
        () -> assertThat(source.checks).isEqualTo(2),
        () -> assertThat(source.checks).isEqualTo(2));
    assertThat(target.finished).isEqualTo(1);
  }

  @Test
  void aFullTargetIsAskedForRoomAndNothingIsDeliveredUntilItHasSome() {
    read(
        () -> assertThat(source.paused).isFalse(),
        () -> {
          target.full = true;
          source.deliver(5);
          assertThat(source.paused).isTrue();
          source.paused = false;
        },
        () -> {
          assertThat(source.paused).isTrue();
          assertThat(target.asked).isEqualTo(1);
          target.full = false;
        },
        () -> assertThat(source.paused).isFalse());
    assertThat(target.progress.next()).isEqualTo(Map.of(0, 5L));
  }

  /** Reads, with one action in each wait, and stops after the last one. */
  private void read(Runnable... actions) {
    source.actions.addAll(List.of(actions));
    projection.read(() -> !source.actions.isEmpty(), () -> {});
  }

  private static final class Hand extends Clock {
    private Instant now = Instant.EPOCH;

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  /** A topic of ten records in one partition. */
  private static final class Source implements TopicSource<Long>, Reading<Long> {
    private final Deque<Runnable> actions = new ArrayDeque<>();
    private Consumer<TopicBatch<Long>> listener = _ -> {};
    private String topic = "topic";
    private int checks;
    private boolean paused;
    private boolean closed;

    @Override
    public Reading<Long> open() {
      return this;
    }

    @Override
    public TopicRange range() {
      checks++;
      return new TopicRange(topic, Map.of(0, 0L), Map.of(0, 10L));
    }

    @Override
    public void start(Map<Integer, Long> next, Consumer<TopicBatch<Long>> receiver) {
      listener = receiver;
    }

    private void deliver(long next) {
      listener.accept(new TopicBatch<>(List.of(next), Map.of(0, next), 0));
    }

    @Override
    public void await(Duration atMost) {
      actions.removeFirst().run();
    }

    @Override
    public void pause() {
      paused = true;
    }

    @Override
    public void resume() {
      paused = false;
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  private static final class Target implements TopicTarget<Long> {
    private ReadPosition progress = ReadPosition.none();
    private boolean superseded;
    private boolean full;
    private int asked;
    private int finished;

    @Override
    public ReadPosition progress() {
      return progress;
    }

    @Override
    public boolean isStale() {
      return false;
    }

    @Override
    public boolean isSuperseded() {
      return superseded;
    }

    @Override
    public void restore() {}

    @Override
    public void startOver(String topic) {
      progress = ReadPosition.at(topic);
    }

    @Override
    public void take(TopicBatch<Long> batch) {
      progress = batch.after(progress, OptionalLong::of);
    }

    @Override
    public boolean isFull() {
      return full;
    }

    @Override
    public void makeRoom() {
      asked++;
    }

    @Override
    public void finish() {
      finished++;
    }
  }
}
