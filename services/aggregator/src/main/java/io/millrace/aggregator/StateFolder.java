package io.millrace.aggregator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks and removes the local state of one generation. The state consists of copies of the
 * changelogs, in one folder for each task, and of a file with the offsets of each copy ({@code
 * .checkpoint}). A stream would continue from state that does not match its offsets without an
 * error, so damaged state is removed as a whole before the start and restored as a whole. For use
 * by one thread, while no stream uses the folder.
 */
final class StateFolder {
  private static final Logger log = LoggerFactory.getLogger(StateFolder.class);
  private static final String CHECKPOINT = ".checkpoint";
  private static final String REMOVED = ".removed";

  private final Path folder;
  private final OffsetChecksums checksums;

  /**
   * Opens the state of a stream.
   *
   * @param stateDir the folder of all generations
   * @param application the application id of the stream
   */
  StateFolder(Path stateDir, String application) {
    this.folder = stateDir.resolve(application);
    this.checksums = new OffsetChecksums(folder);
  }

  /**
   * Removes the whole state when a part is damaged.
   *
   * @return whether it was removed
   */
  boolean removeUnlessWhole() {
    delete(removed());
    if (!Files.isDirectory(folder)) {
      return false;
    }
    List<Path> checkpoints = checkpoints();
    boolean whole =
        checkpoints.stream().allMatch(StateFolder::fits)
            && checkpoints.stream().allMatch(checksums::hold);
    if (!whole) {
      log.warn("the state under {} is damaged: it is removed and restored from Kafka", folder);
      remove();
    }
    checksums.open();
    return !whole;
  }

  /** Removes the whole state atomically: after a crash, all of it is there or nothing. */
  void remove() {
    delete(removed());
    if (Files.isDirectory(folder)) {
      try {
        Files.move(folder, removed(), StandardCopyOption.ATOMIC_MOVE);
      } catch (IOException e) {
        throw new UncheckedIOException("the damaged state cannot be removed: " + folder, e);
      }
      delete(removed());
    }
  }

  /**
   * Writes the checksums of the offset files. Call it after a stream has ended without an error.
   */
  void saveChecksums() {
    if (Files.isDirectory(folder)) {
      checksums.close(checkpoints());
    }
  }

  private Path removed() {
    return folder.resolveSibling(folder.getFileName() + REMOVED);
  }

  private List<Path> checkpoints() {
    try (Stream<Path> tasks = Files.list(folder)) {
      return tasks
          .map(task -> task.resolve(CHECKPOINT))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Whether the stores of a task exist. RocksDB silently creates a new, empty store when the file
   * {@code CURRENT} is missing.
   */
  private static boolean fits(Path checkpoint) {
    try (Stream<String> lines = Files.lines(checkpoint)) {
      Path task = checkpoint.resolveSibling("rocksdb");
      return lines
          .filter(line -> line.contains("-changelog "))
          .map(StateFolder::storeOf)
          .allMatch(store -> isStore(task.resolve(store)));
    } catch (IOException | UncheckedIOException e) {
      log.warn("{} cannot be read: {}", checkpoint, e.toString());
      return false;
    }
  }

  private static String storeOf(String line) {
    String topic = line.substring(0, line.indexOf("-changelog "));
    return topic.substring(topic.lastIndexOf('-') + 1);
  }

  private static boolean isStore(Path store) {
    try {
      return Files.isRegularFile(store.resolve(Files.readString(store.resolve("CURRENT")).strip()));
    } catch (IOException e) {
      log.warn("{} is not a store: {}", store, e.toString());
      return false;
    }
  }

  private static void delete(Path path) {
    if (!Files.exists(path)) {
      return;
    }
    try (Stream<Path> all = Files.walk(path)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the damaged state cannot be removed: " + path, e);
    }
  }
}
