package io.millrace.standalone.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Checks a data folder before anything starts in it. Each message is one line: the path, what is
 * wrong with it, and what the user can do.
 */
final class FolderCheck {
  private static final int SECRET_LENGTH = 32;

  private final DataPaths paths;

  FolderCheck(DataPaths paths) {
    this.paths = paths;
  }

  /**
   * Runs all checks.
   *
   * @throws StartException at the first failed check
   */
  void run() {
    List.of(
            paths.broker(),
            paths.store(),
            paths.state(),
            paths.log().getParent(),
            paths.visitorSecret().path().getParent())
        .forEach(FolderCheck::folder);
    List.of(
            paths.keys(),
            paths.writeKey(),
            paths.readKey(),
            paths.adminKey(),
            paths.visitorSecret().path(),
            paths.ends())
        .forEach(FolderCheck::file);
    visitorSecret();
    new BrokerIdentity(paths).check();
    new TopicList(paths).check();
  }

  private static void folder(Path path) {
    if (!Files.exists(path)) {
      return;
    }
    if (!Files.isDirectory(path)) {
      throw fault(path, "is a file where a folder is kept", "move it away and start again");
    }
    try {
      Path probe = Files.createTempFile(path, "probe", ".tmp");
      Files.delete(probe);
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(path)) {
        entries.forEach(FolderCheck::access);
      }
    } catch (IOException e) {
      throw fault(
          path,
          "cannot be written: " + reason(e),
          "give it to this account, or choose another folder with --data");
    }
  }

  private static void access(Path entry) {
    if (!Files.isReadable(entry) || !Files.isWritable(entry)) {
      throw fault(
          entry,
          "cannot be read and written by this account",
          "give the whole data folder to it, or choose another with --data");
    }
  }

  private static void file(Path path) {
    if (Files.isDirectory(path)) {
      throw fault(path, "is a folder where a file is kept", "move it away and start again");
    }
    if (Files.exists(path)) {
      access(path);
    }
  }

  private void visitorSecret() {
    PrivateFile file = paths.visitorSecret();
    String secret = text(file);
    if (secret.length() >= SECRET_LENGTH) {
      return;
    }
    if (hasEvents()) {
      throw fault(
          file.path(),
          Files.exists(file.path())
              ? "is shorter than %d characters".formatted(SECRET_LENGTH)
              : "is missing although there are events that were counted with it",
          "put it back from a backup: with another one everything sent again would count twice; to"
              + " begin anew, move the whole data folder away");
    }
    if (Files.exists(file.path())) {
      throw fault(
          file.path(),
          "is shorter than %d characters".formatted(SECRET_LENGTH),
          "delete it, and a new one is made: there are no events yet");
    }
  }

  private static String text(PrivateFile file) {
    try {
      return file.read().orElse("");
    } catch (UncheckedIOException e) {
      throw fault(file.path(), "cannot be read: " + e.getCause(), "put it back from a backup");
    }
  }

  private boolean hasEvents() {
    try (DirectoryStream<Path> topics =
        Files.newDirectoryStream(paths.broker(), "millrace.events.*")) {
      return topics.iterator().hasNext();
    } catch (IOException _) {
      return false;
    }
  }

  private static String reason(IOException e) {
    return e instanceof FileSystemException system && system.getReason() != null
        ? system.getReason()
        : e.toString();
  }

  static StartException fault(Path path, String wrong, String wayOut) {
    return new StartException(
        "%s %s; %s".formatted(path.toAbsolutePath().normalize(), wrong, wayOut));
  }
}
