package io.millrace.kafka.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

class DiskWatchTest {
  private static final Path BROKER = Path.of("broker");
  private static final Path STATE = Path.of("state");
  private static final long TOTAL_MB = 1_000_000;

  private final Map<Path, Long> freeMb = new HashMap<>(Map.of(BROKER, 900L, STATE, 900L));
  private final List<String> notes = new ArrayList<>();
  private boolean answers = true;
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
