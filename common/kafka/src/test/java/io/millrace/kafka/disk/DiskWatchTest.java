package io.millrace.kafka.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

class DiskWatchTest {
  private static final Path BROKER = Path.of("broker");
  private static final Path STATE = Path.of("state");
  private static final long TOTAL_MB = 1_000_000;

  private final Map<Path, Long> freeMb = new ConcurrentHashMap<>(Map.of(BROKER, 900L, STATE, 900L));
  private final BlockingQueue<String> notes = new LinkedBlockingQueue<>();
  private volatile boolean answers = true;
  private final DiskWatch watch =
      new DiskWatch(
          new DiskSettings(List.of(BROKER, STATE), Optional.empty()), this::room, notes::add);

  @Test
  void takesTheLesserOf512MegabytesAndTwoPercentButNeverLessThan64() {
    assertThat(DiskMarks.of(mb(1_000_000), Optional.empty()).low()).isEqualTo(mb(512));
    assertThat(DiskMarks.of(mb(10_000), Optional.empty()).low()).isEqualTo(mb(200));
    assertThat(DiskMarks.of(mb(400), Optional.empty()).low()).isEqualTo(mb(64));
    assertThat(DiskMarks.of(mb(400), Optional.of(DataSize.ofMegabytes(5))))
        .isEqualTo(new DiskMarks(mb(5) + mb(5) / 4, mb(5), mb(5) / 2));
  }

  @Test
  void closesBelowTheMarkAndOpensOnlyWhenThereIsAQuarterMore() {
    assertThat(looked(BROKER, 512)).isEmpty();
    assertThat(looked(BROKER, 511))
        .hasValueSatisfying(reason -> assertThat(reason).contains("broker has 511 MB free"));
    assertThat(looked(BROKER, 600)).isPresent();
    assertThat(looked(BROKER, 511)).isPresent();
    assertThat(looked(BROKER, 640)).isEmpty();
    assertThat(looked(BROKER, 600)).isEmpty();
    assertThat(notes).hasSize(2);
  }

  @Test
  void restsBelowHalfTheMarkUntilTheMarkIsReachedAgain() {
    looked(STATE, 300);
    assertThat(watch.mustRest()).isFalse();
    looked(STATE, 255);
    assertThat(watch.mustRest()).isTrue();
    looked(STATE, 500);
    assertThat(watch.mustRest()).isTrue();
    assertThat(looked(STATE, 520)).isPresent();
    assertThat(watch.mustRest()).isFalse();
  }

  @Test
  void namesTheFullestOfSeveralDisks() {
    freeMb.put(BROKER, 400L);
    assertThat(looked(STATE, 3))
        .hasValueSatisfying(reason -> assertThat(reason).contains("state has 3 MB free"));
    assertThat(looked(STATE, 900))
        .hasValueSatisfying(reason -> assertThat(reason).contains("broker has 400 MB free"));
  }

  @Test
  void keepsToWhatItSawWhileADiskDoesNotAnswer() {
    looked(BROKER, 100);
    answers = false;
    assertThat(looked(BROKER, 900)).isPresent();
    answers = true;
    assertThat(looked(BROKER, 900)).isEmpty();
  }

  @Test
  void checksTenTimesASecondUnlessTheDiskCannotReachItsMarkSoSoon() {
    freeMb.put(STATE, 100_000L);
    assertThat(pauseAfter(512)).hasMillis(100);
    assertThat(pauseAfter(100)).as("below the mark").hasMillis(100);
    assertThat(pauseAfter(5_000)).isBetween(Duration.ofMillis(500), Duration.ofMillis(600));
    assertThat(pauseAfter(100_000)).hasSeconds(1);
    freeMb.put(STATE, 600L);
    assertThat(pauseAfter(100_000)).as("the other disk").hasMillis(100);
    freeMb.put(STATE, 100_000L);
    answers = false;
    assertThat(pauseAfter(100_000)).as("no answer").hasMillis(100);
  }

  @Test
  void goesOnChecking() throws InterruptedException {
    freeMb.put(BROKER, 400L);
    try (watch) {
      watch.start();
      assertThat(nextNote()).contains("no events are taken");
      freeMb.put(BROKER, 900L);
      assertThat(nextNote()).contains("have room again");
      freeMb.put(BROKER, 400L);
      assertThat(nextNote()).contains("no events are taken");
    }
  }

  @Test
  void asksTheDiskAboveAFolderThatIsNotThereYet(@TempDir Path folder) throws IOException {
    assertThat(Disk.REAL.room(folder.resolve("not/there/yet")).total()).isPositive();
  }

  @Test
  void refusesAMarkThatWouldNeverBeReached() {
    assertThatThrownBy(() -> new DiskSettings(List.of(), Optional.of(DataSize.ofBytes(0))))
        .hasMessageContaining("min-free");
  }

  private Optional<String> looked(Path folder, long free) {
    freeMb.put(folder, free);
    watch.check();
    return watch.full();
  }

  private @Nullable String nextNote() throws InterruptedException {
    return notes.poll(10, TimeUnit.SECONDS);
  }

  private Duration pauseAfter(long freeOfTheBroker) {
    freeMb.put(BROKER, freeOfTheBroker);
    watch.check();
    return watch.pause().orElseThrow();
  }

  private Disk.Room room(Path folder) throws IOException {
    if (!answers) {
      throw new IOException("gone");
    }
    return new Disk.Room(mb(freeMb.getOrDefault(folder, 0L)), mb(TOTAL_MB));
  }

  private static long mb(long count) {
    return DataSize.ofMegabytes(count).toBytes();
  }
}
