package io.millrace.system.stream;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** F24: the files of the aggregator's state are damaged while it is stopped. */
class DamagedStateIT {
  private static final int EVENTS = 2_000;
  private static final int MORE = 400;

  /** It is a race: one round alone says little. */
  private static final int ROUNDS = Scale.of(1, 8);

  @TempDir private Path folder;

  /** What is done to the files that are meant. */
  private record Damage(Predicate<String> files, How how) {}

  @FunctionalInterface
  private interface How {
    void to(Path file) throws IOException;
  }

  private static final List<Damage> DAMAGES =
      List.of(
          new Damage(DamagedStateIT::isContent, DamagedStateIT::flip),
          new Damage("CURRENT"::equals, Files::delete),
          new Damage(".checkpoint"::equals, DamagedStateIT::flip),
          new Damage(name -> name.endsWith(".sst"), Files::delete));

  @Test
  void damagedStateIsRestoredAsAWhole() {
    Expectation expectation = new Expectation();
    int visitors = 0;
    try (Cluster cluster = new Cluster(folder)) {
      cluster.start("a");
      visitors = count(cluster, expectation, visitors, EVENTS);
      for (int round = 0; round < ROUNDS; round++) {
        for (Damage damage : DAMAGES) {
          cluster.get("a").stop();
          damage(damage);
          cluster.start("a");
          visitors = count(cluster, expectation, visitors, MORE);
        }
      }
    }
  }

  private static int count(Cluster cluster, Expectation expectation, int first, int events) {
    int visitors = events / Traffic.EVENTS_A_VISITOR;
    cluster.topics().send(Traffic.of(first, visitors));
    expectation.add(Traffic.of(first, visitors));
    cluster.awaitEqual(expectation.totals());
    return first + visitors;
  }

  private void damage(Damage damage) {
    try (Stream<Path> files = Files.walk(folder.resolve("a"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (damage.files.test(file.getFileName().toString())) {
          damage.how.to(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isContent(String name) {
    return name.startsWith("MANIFEST") || name.endsWith(".sst");
  }

  /** Turns bits over, in the middle and near the end. */
  private static void flip(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    if (bytes.length > 0) {
      bytes[bytes.length / 2] ^= 0x55;
      bytes[Math.max(0, bytes.length - 3)] ^= 0x03;
      Files.write(file, bytes);
    }
  }
}
