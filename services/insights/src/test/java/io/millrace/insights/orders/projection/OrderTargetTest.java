package io.millrace.insights.orders.projection;

import static io.millrace.insights.testing.Explained.direct;
import static io.millrace.insights.testing.Explained.key;
import static io.millrace.insights.testing.Explained.revision;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.insights.orders.store.OrderName;
import io.millrace.insights.projection.ProjectionSettings;
import io.millrace.insights.store.ReadPosition;
import io.millrace.insights.store.StoreUnavailableException;
import io.millrace.insights.testing.FakeLoopsSource;
import io.millrace.insights.testing.InMemoryOrderStore;
import io.millrace.insights.topic.TopicProjection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class OrderTargetTest {
  private static final Duration QUICK = Duration.ofMillis(1);

  private final FakeLoopsSource source = new FakeLoopsSource();
  private final InMemoryOrderStore store = new InMemoryOrderStore();
  private final ProjectionSettings pace = new ProjectionSettings(QUICK, 1, QUICK, QUICK);
  private final OrderTarget target =
      new OrderTarget(
          store, new OrdersSettings(Duration.ofDays(400), 1_000, QUICK), pace, Clock.systemUTC());

  @Test
  void bringsWhatItReadsIntoTheStore() {
    append(0, 350);
    read(until(() -> isThere(349)));
    assertThat(isThere(0)).isTrue();
    assertThat(store.progress().next(0)).isEqualTo(350);
    assertThat(target.progress().asOfInstant()).contains(Instant.ofEpochMilli(direct(349).asOf()));
  }

  @Test
  void goesOnWhereTheStoreLeftOff() {
    append(0, 10);
    read(until(() -> isThere(9)));
    append(10, 20);
    read(until(() -> isThere(19)));
    assertThat(store.progress().next(0)).isEqualTo(20);
    assertThat(isThere(5)).isTrue();
  }

  @Test
  void startsOverWhenTheTopicIsAnotherOne() {
    append(0, 10);
    read(until(() -> isThere(9)));
    source.recreate("second");
    append(20, 21);
    read(until(() -> isThere(20)));
    assertThat(isThere(5)).isFalse();
    assertThat(store.progress().next(0)).isEqualTo(1);
  }

  @Test
  void noticesThatTheTopicBecomesAnotherOne() {
    append(0, 10);
    read(
        () -> {
          if (isThere(9)) {
            source.recreate("second");
          }
          return true;
        });
    append(20, 21);
    read(until(() -> isThere(20)));
    assertThat(isThere(9)).isFalse();
  }

  @Test
  void readsAgainWhatTheStoreDidNotTake() {
    append(0, 10);
    store.goAway();
    assertThatThrownBy(() -> read(() -> true)).isInstanceOf(StoreUnavailableException.class);
    store.comeBack();
    read(until(() -> isThere(9)));
    assertThat(isThere(0)).isTrue();
  }

  @Test
  void losesNothingWhenItDiesBetweenTheTwoWritesOfABatch() {
    append(0, 10);
    store.goAwayAfterWrites(1);
    assertThatThrownBy(() -> read(() -> true)).isInstanceOf(StoreUnavailableException.class);
    store.comeBack();
    append(10, 11);
    read(until(() -> isThere(10)));
    assertThat(isThere(0)).isTrue();
    assertThat(isThere(9)).isTrue();
  }

  @Test
  void dropsNothingThatAnotherInstanceWroteSinceBothFoundTheStoreEmpty() {
    append(0, 10);
    InMemoryOrderStore other = store.another();
    assertThat(other.progress()).isEqualTo(ReadPosition.none());
    read(until(() -> isThere(9)));
    assertThat(other.startOver("first").next(0)).isEqualTo(10);
    assertThat(isThere(0)).isTrue();
    assertThat(store.isCurrent()).isTrue();
  }

  @Test
  void joinsAnotherInstanceThatBeganToReadTheTopicAnew() {
    append(0, 10);
    AtomicBoolean begun = new AtomicBoolean();
    read(
        () -> {
          if (isThere(9) && !begun.getAndSet(true)) {
            InMemoryOrderStore other = store.another();
            assertThat(other.progress().next(0)).isEqualTo(10);
            other.startOver("first");
          }
          return true;
        });
    assertThat(store.isCurrent()).isFalse();
    append(10, 11);
    read(until(() -> isThere(10)));
    assertThat(isThere(0)).isTrue();
  }

  private void read(BooleanSupplier wanted) {
    new TopicProjection<>(source, target, pace.pace(), Clock.systemUTC()).read(wanted, () -> {});
  }

  private void append(int from, int to) {
    for (int i = from; i < to; i++) {
      source.append(revision(key(1, "douyin", "o" + i), 0, direct(i)));
    }
  }

  private boolean isThere(int number) {
    return !store.find(new OrderName("douyin", "o" + number)).orders().isEmpty();
  }

  private static BooleanSupplier until(BooleanSupplier done) {
    return () -> !done.getAsBoolean();
  }
}
