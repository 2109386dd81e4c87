package io.millrace.standalone.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * A small text file that only its owner may read. It is replaced atomically, so a reader never sees
 * a part of the text.
 */
record PrivateFile(Path path) {

  Optional<String> read() {
    try {
      return Files.exists(path) ? Optional.of(Files.readString(path).strip()) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path, e);
    }
  }

  void write(String text) {
    try {
      Path folder = Files.createDirectories(path.toAbsolutePath().getParent());
      Path half = Files.createTempFile(folder, path.getFileName().toString(), ".new");
      if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
        Files.setPosixFilePermissions(half, PosixFilePermissions.fromString("rw-------"));
      }
      Files.writeString(half, text + "\n");
      Files.move(half, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + path, e);
    }
  }
}
