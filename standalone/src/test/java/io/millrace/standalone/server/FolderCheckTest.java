package io.millrace.standalone.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.kafka.disk.Disk;
import io.millrace.kafka.disk.DiskSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the messages: one line with the path, the problem and a remedy. */
class FolderCheckTest {
  private static final String META = "version=1\ncluster.id=abc\nnode.id=1\n";

  @TempDir private Path root;
  private DataPaths paths;

  @BeforeEach
  void aFolderWithEvents() throws IOException {
    paths = new DataPaths(root);
    Files.createDirectories(paths.broker().resolve("millrace.events.content-0"));
    Files.createDirectories(paths.broker().resolve("__cluster_metadata-0"));
    Files.writeString(paths.broker().resolve("meta.properties"), "#today\n" + META);
    Secrets.kept(paths.visitorSecret());
    new BrokerIdentity(paths).keep();
    open();
  }

  @Test
  void refusesToMakeAnotherVisitorSecretWhereThereAreEvents() throws IOException {
    Files.delete(paths.visitorSecret().path());
    refused(paths.visitorSecret().path(), "is missing although there are events", "backup");
    assertThat(paths.visitorSecret().path()).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "short", "\n"})
  void refusesAVisitorSecretThatIsTooShort(String secret) throws IOException {
    Files.writeString(paths.visitorSecret().path(), secret);
    refused(paths.visitorSecret().path(), "is shorter than 32 characters", "backup");
  }

  @Test
  void refusesLogsWithoutTheFileThatSaysWhoseTheyAre() throws IOException {
    Path meta = paths.broker().resolve("meta.properties");
    Files.delete(meta);
    refused(meta, "is missing although there are logs", "put it back: cp '", "broker-identity");
    Files.copy(paths.brokerIdentity().path(), meta);
    open();
    Files.delete(meta);
    Files.delete(paths.brokerIdentity().path());
    refused(meta, "is missing although there are logs", "backup");
  }

  @Test
  void refusesLogsOfAnotherBroker() throws IOException {
    Path meta = paths.broker().resolve("meta.properties");
    Files.writeString(meta, "#tomorrow\n" + META);
    open();
    Files.writeString(meta, META.replace("abc", "abd"));
    refused(meta, "is not what it was", "put it back: cp '");
  }

  @Test
  void refusesTopicsWithoutTheListOfThem() throws IOException {
    Path metadata = paths.broker().resolve("__cluster_metadata-0");
    new DurableEnds(paths.ends()).write(Map.of(TopicList.LOG, 7L));
    refused(metadata, "ends at record 0 instead of 7", "backup");
    Files.writeString(metadata.resolve("00000000000000000000.log"), "x".repeat(200));
    refused(metadata, "ends at record 0 instead of 7", "backup");
    RecursiveDelete.delete(metadata);
    refused(metadata, "is missing", "backup");
  }

  @ParameterizedTest
  @ValueSource(strings = {"store", "state", "logs", "broker", "secrets"})
  void refusesAFileWhereAFolderIsKept(String name) throws IOException {
    RecursiveDelete.delete(root.resolve(name));
    Files.writeString(root.resolve(name), "");
    refused(root.resolve(name), "is a file where a folder is kept", "move it away");
  }

  @ParameterizedTest
  @ValueSource(strings = {"keys.json", "write.key", "secrets/visitor-secret", "log-ends"})
  void refusesAFolderWhereAFileIsKept(String name) throws IOException {
    Files.deleteIfExists(root.resolve(name));
    Files.createDirectories(root.resolve(name));
    refused(root.resolve(name), "is a folder where a file is kept", "move it away");
  }

  @Test
  void refusesAFileInPlaceOfTheDataFolder() throws IOException {
    Path file = Files.writeString(root.resolve("notes.txt"), "");
    assertThatThrownBy(() -> DataFolder.open(file))
        .isInstanceOf(StartException.class)
        .hasMessage(
            "%s is a file where a folder is kept; choose another folder with --data"
                .formatted(file));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{\"keys\":[{\"pre", "null", "{}"})
  void refusesAFileOfKeysThatIsCutOff(String content) throws IOException {
    Files.writeString(paths.keys(), content);
    assertThatThrownBy(() -> LocalKeys.ensure(paths, Clock.systemUTC()))
        .isInstanceOf(StartException.class)
        .hasMessageStartingWith(paths.keys() + " cannot be used")
        .hasMessageContaining("put it back from a backup, or delete it")
        .hasMessageNotContaining("\n");
  }

  @Test
  void closesWhatWasOpenAndSaysSoOnce() throws IOException {
    Path segment = Files.writeString(paths.broker().resolve("millrace.events.content-0/1.log"), "");
    Files.setPosixFilePermissions(segment, PosixFilePermissions.fromString("rw-r--r--"));
    Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxr-xr-x"));
    assertThat(open()).singleElement().asString().contains(root.toString(), "was open to other");
    assertThat(open()).isEmpty();
    try (Stream<Path> all = Files.walk(root)) {
      assertThat(all)
          .allSatisfy(
              path ->
                  assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                      .isEqualTo(Files.isDirectory(path) ? "rwx------" : "rw-------"));
    }
  }

  @Test
  void refusesADiskWithHardlyAnyRoom() {
    DiskSettings disks = new DiskSettings(paths.growing(), Optional.empty());
    Disk full = _ -> new Disk.Room(3 << 20, 400L << 20);
    assertThatThrownBy(() -> RoomToStart.check(disks, full))
        .isInstanceOf(StartException.class)
        .hasMessage(
            "%s is on a disk with 3 MB free, at least 32 are needed; free some and start again, or"
                + " set a lower --min-free",
            paths.broker());
    RoomToStart.check(disks, _ -> new Disk.Room(33 << 20, 400L << 20));
  }

  private List<String> open() {
    List<String> notes = new ArrayList<>();
    DataFolder.open(root, notes::add).close();
    return notes;
  }

  private void refused(Path path, String... words) {
    assertThatThrownBy(this::open)
        .isInstanceOf(StartException.class)
        .hasMessageStartingWith(path.toString())
        .hasMessageContainingAll(words)
        .hasMessageNotContaining("\n");
  }
}
