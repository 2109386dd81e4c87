package io.millrace.standalone.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/**
 * The file of the store. It is a copy of data in the topics, so a damaged file is moved aside and
 * replaced by an empty one. The three newest damaged files are kept for analysis.
 *
 * @param folder the folder of the file
 */
record StoreFile(Path folder) {
  private static final String NAME = "documents.mv";
  private static final String BROKEN = NAME + ".broken-";
  private static final int KEPT = 3;
  private static final int CACHE_MIB = 32;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss.SSS").withZone(ZoneOffset.UTC);

  /**
   * Opens the file. Creates it when there is no usable one.
   *
   * @param notes receives a line for the user when a damaged file was moved aside
   * @throws MVStoreException when another process has opened it
   */
  MVStore open(Clock clock, Consumer<String> notes) {
    try {
      Files.createDirectories(folder);
      if (!sum().fits()) {
        moveAside("its checksum is wrong", clock, notes);
      }
      sum().forget();
      return openOrReplace(clock, notes);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot use %s: %s".formatted(path(), e), e);
    }
  }

  /** Writes the checksum of the closed file, which is checked when it is opened the next time. */
  void seal() {
    try {
      sum().write();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path(), e);
    }
  }

  private MVStore openOrReplace(Clock clock, Consumer<String> notes) throws IOException {
    try {
      return store();
    } catch (MVStoreException e) {
      if (e.getErrorCode() == DataUtils.ERROR_FILE_LOCKED || !Files.isWritable(path())) {
        throw e;
      }
      moveAside(String.valueOf(e.getMessage()).lines().findFirst().orElse("damaged"), clock, notes);
      return store();
    }
  }

  /** Only {@link CommittedBackend} commits: not after a while, and not after many changes. */
  private MVStore store() {
    return new MVStore.Builder()
        .fileName(path().toString())
        .autoCommitDisabled()
        .autoCommitBufferSize(0)
        .cacheSize(CACHE_MIB)
        .open();
  }

  private void moveAside(String reason, Clock clock, Consumer<String> notes) throws IOException {
    Path aside = folder.resolve(BROKEN + TIME.format(clock.instant()));
    Files.move(path(), aside);
    forgetOldest();
    notes.accept(
        "%s cannot be used (%s); it is a copy, so it is made anew from the topics; the old one is now %s"
            .formatted(path(), reason, aside.getFileName()));
  }

  private void forgetOldest() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> broken =
          files
              .filter(file -> file.getFileName().toString().startsWith(BROKEN))
              .sorted(Comparator.reverseOrder())
              .toList();
      for (Path old : broken.stream().skip(KEPT).toList()) {
        Files.delete(old);
      }
    }
  }

  private StoreSum sum() {
    return new StoreSum(path(), folder.resolve(NAME + ".sum"));
  }

  private Path path() {
    return folder.resolve(NAME);
  }
}
