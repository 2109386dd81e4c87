package io.millrace.standalone.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Checks the small file {@code meta.properties}, which names the broker that the logs belong to.
 * Without this file Kafka would treat the folder as an empty one and never serve the logs in it
 * again. A copy of the file lies outside of the broker's folder.
 */
final class BrokerIdentity {
  private final Path folder;
  private final Path identity;
  private final PrivateFile copy;

  BrokerIdentity(DataPaths paths) {
    this.folder = paths.broker();
    this.identity = folder.resolve("meta.properties");
    this.copy = paths.brokerIdentity();
  }

  /**
   * Compares the file with its copy.
   *
   * @throws StartException when there are logs and the file is missing or differs from the copy
   */
  void check() {
    if (!hasLogs()) {
      return;
    }
    if (!Files.exists(identity)) {
      throw FolderCheck.fault(identity, "is missing although there are logs", wayOut());
    }
    if (copy.read().filter(kept -> !kept.equals(lines(identity))).isPresent()) {
      throw FolderCheck.fault(
          identity,
          "is not what it was when the logs were made (%s)".formatted(copy.path()),
          wayOut());
    }
  }

  /** Writes a copy of the file. Called when the broker has started with the file. */
  void keep() {
    String now = lines(identity);
    if (!copy.read().equals(Optional.of(now))) {
      copy.write(now);
    }
  }

  private String wayOut() {
    return Files.exists(copy.path())
        ? "put it back: cp '%s' '%s'"
            .formatted(
                copy.path().toAbsolutePath().normalize(), identity.toAbsolutePath().normalize())
        : "put it back from a backup; to begin anew, move the whole data folder away";
  }

  private boolean hasLogs() {
    try (DirectoryStream<Path> logs = Files.newDirectoryStream(folder, "{millrace,__}*-[0-9]*")) {
      return logs.iterator().hasNext();
    } catch (IOException _) {
      return false;
    }
  }

  /** Returns the sorted lines without comments. One of the comments is a date that changes. */
  private static String lines(Path file) {
    try {
      List<String> lines = Files.readAllLines(file, ISO_8859_1);
      return String.join(
          "\n", lines.stream().filter(line -> !line.startsWith("#")).sorted().toList());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
