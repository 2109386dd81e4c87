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
 * The file of the store. It is a copy of what the topics hold, so a damaged one is moved aside and
 * made anew. The few newest of those that were moved are kept for whoever wants to look.
 *
 * @param folder where the file lies
 */
record StoreFile(Path folder) {
  private static final String NAME = "documents.mv";
  private static final String BROKEN = NAME + ".broken-";
  private static final int KEPT = 3;
  private static final int CACHE_MIB = 32;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss.SSS").withZone(ZoneOffset.UTC);

  /**
   * Opens the file; makes it when there is none that can be used.
   *
   * @param notes gets a line for people when a damaged one was moved aside
   * @throws MVStoreException when another process has it open
   */
  MVStore open(Clock clock, Consumer<String> notes) {
    try {
      Files.createDirectories(folder);
      if (!sum().fits()) {
        moveAside("it is not what was written", clock, notes);
      }
      sum().forget();
      return openOrReplace(clock, notes);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot use %s: %s".formatted(path(), e), e);
    }
  }

  /** After it was closed: what it must be the next time it is opened. */
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

  private MVStore store() {
    return new MVStore.Builder()
        .fileName(path().toString())
        .autoCommitDisabled()
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
