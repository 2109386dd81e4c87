package io.millrace.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.events.Event;
import io.millrace.events.Visitor;
import io.millrace.events.cell.Calendar;
import io.millrace.journey.Attribution;
import io.millrace.journey.testing.Batch;
import io.millrace.journey.testing.NastyEvents;
import io.millrace.journey.testing.Totals;
import io.millrace.system.Damage.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * F24: a file of the data folder removed, cut or flipped. What comes of it is healed and equal, or
 * refused with path, reason and way out, or readiness is down with a reason; never wrong numbers
 * with readiness up. All files, one of each likeness, with {@code -Dmillrace.scale=full}.
 */
class DamagedFolderIT {
  private static final Calendar UTC = new Calendar(ZoneOffset.UTC);
  private static final int VISITORS = 80;
  private static final List<Damage> FEW =
      List.of(
          new Damage(Kind.REMOVED, "secrets/visitor-secret"),
          new Damage(Kind.REMOVED, "broker/meta.properties"),
          new Damage(Kind.CUT, "keys.json"),
          new Damage(Kind.FLIPPED, "store/documents.mv"));

  /** Locks, and logs for people. */
  private static final List<String> WITHOUT_MEANING = List.of("logs/", "lock", "tmp/", "LOG");

  @TempDir private Path directory;

  @Test
  void everyDamageIsHealedOrSaid() throws IOException {
    List<Event> events = events();
    Totals expected = Batch.calculate(UTC, Attribution.DEFAULT, events);
    Path good = good(events, expected);
    assertThat(openToOthers(good)).isEmpty();
    Map<Damage, DamagedFolder.Outcome> outcomes = new LinkedHashMap<>();
    for (Damage damage : damages(good)) {
      Path data = copy(good, directory.resolve("damaged"));
      damage.apply(data);
      outcomes.put(
          damage,
          new DamagedFolder(data)
              .start(answers -> new Comparison(answers, expected).differences()));
      delete(data);
    }
    outcomes.forEach((damage, outcome) -> System.out.printf("%s: %s%n", damage, outcome));
    assertThat(outcomes)
        .allSatisfy(
            (_, outcome) -> assertThat(outcome).isNotInstanceOf(DamagedFolder.Outcome.Wrong.class));
  }

  private Path good(List<Event> events, Totals expected) throws IOException {
    Path data = directory.resolve("data");
    Path file = directory.resolve("events.ndjson");
    Files.write(file, events.stream().map(EventJson::line).toList());
    try (RunningMillrace millrace = RunningMillrace.start(data)) {
      assertThat(millrace.send(file).code()).isZero();
      new Markers(millrace).awaitAllCounted(directory);
      assertThat(new Comparison(millrace.answers(), expected).differences()).isEmpty();
    }
    return data;
  }

  private static List<Damage> damages(Path good) throws IOException {
    if (!"full".equals(System.getProperty("millrace.scale"))) {
      return FEW;
    }
    Map<String, Damage> all = new TreeMap<>();
    try (Stream<Path> files = Files.walk(good)) {
      files
          .filter(Files::isRegularFile)
          .map(file -> good.relativize(file).toString())
          .filter(file -> WITHOUT_MEANING.stream().noneMatch(file::contains))
          .forEach(
              file -> {
                for (Kind kind : Kind.values()) {
                  Damage damage = new Damage(kind, file);
                  all.putIfAbsent(damage.likeness(), damage);
                }
              });
    }
    return List.copyOf(all.values());
  }

  /** Kafka Streams sets the mode of its own folder, which lets the group in; the door does not. */
  private static List<Path> openToOthers(Path data) throws IOException {
    try (Stream<Path> files = Files.walk(data)) {
      return files
          .filter(
              file ->
                  !permissions(file).endsWith("---")
                      || (file.equals(data) && !permissions(file).equals("rwx------")))
          .toList();
    }
  }

  private static String permissions(Path file) {
    try {
      return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file)));
      }
    }
    return to;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static List<Event> events() {
    List<Event> events = new ArrayList<>();
    for (int visitor = 0; visitor < VISITORS; visitor++) {
      events.addAll(NastyEvents.draw(new Visitor(9, visitor), visitor, 25));
    }
    return events;
  }
}
