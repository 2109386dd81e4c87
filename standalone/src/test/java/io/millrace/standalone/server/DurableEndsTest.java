package io.millrace.standalone.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.standalone.server.DurableEnds.Log;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurableEndsTest {
  private static final Map<Log, Long> ENDS =
      Map.of(new Log("id-1", "millrace.events.content-0"), 12L, new Log("id-2", "a-1"), 0L);

  @TempDir private Path folder;

  @Test
  void readsWhatWasWritten() {
    DurableEnds ends = new DurableEnds(folder.resolve("log-ends"));
    assertThat(ends.read()).isEmpty();
    ends.write(ENDS);
    assertThat(ends.read()).hasValue(ENDS);
    ends.write(Map.of());
    assertThat(ends.read()).hasValue(Map.of());
  }

  /** A damaged number would make an intact log look too short. */
  @Test
  void believesNothingThatIsDamaged() throws IOException {
    Path file = folder.resolve("log-ends");
    DurableEnds ends = new DurableEnds(file);
    ends.write(ENDS);
    byte[] good = Files.readAllBytes(file);
    for (int i = 0; i < good.length; i++) {
      byte[] bad = good.clone();
      bad[i] ^= 0x01;
      Files.write(file, bad);
      assertThat(ends.read().filter(kept -> !kept.equals(ENDS))).as("byte %d", i).isEmpty();
      Files.write(file, Arrays.copyOf(good, i));
      assertThat(ends.read().filter(kept -> !kept.equals(ENDS))).as("cut at %d", i).isEmpty();
    }
  }
}
