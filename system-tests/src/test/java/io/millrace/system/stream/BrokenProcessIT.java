package io.millrace.system.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.system.TestProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An {@code Error} in the stream ends the process, after one line, and loses nothing. */
@Tag("faults")
class BrokenProcessIT {
  /** What every purchase and refund needs, and nothing else. */
  private static final String BROKEN = "io/millrace/journey/OrderBalance.class";

  private static final int BROKE = 7;

  @TempDir private Path folder;

  @Test
  void anErrorEndsTheProcessWithItsOwnCodeAndOneLineAndTheNextOneCountsOn() throws Exception {
    Marker marker = new Marker();
    try (Cluster cluster = new Cluster(folder, "aggregator.threads=1")) {
      TestProcess broken = cluster.startWith("a", withBrokenClass());
      marker.catchUp(cluster);
      cluster.topics().send(Traffic.of(0, 20));
      assertThat(broken.awaitEnd()).as(broken::log).isEqualTo(BROKE);
      assertThat(broken.log().lines().filter(line -> line.startsWith("millrace aggregator: ")))
          .singleElement()
          .asString()
          .contains("exit code 7", "ClassFormatError");

      cluster.start("a");
      marker.catchUp(cluster);
      cluster.awaitEqual(new Expectation().add(marker.sent()).add(Traffic.of(0, 20)).totals());
    }
  }

  /** The JVM looks there before it looks at the jar. */
  private Map<String, String> withBrokenClass() throws Exception {
    Path file = folder.resolve("broken").resolve(BROKEN);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "this is no class");
    return Map.of("JDK_JAVA_OPTIONS", "-Xbootclasspath/a:" + folder.resolve("broken"));
  }
}
