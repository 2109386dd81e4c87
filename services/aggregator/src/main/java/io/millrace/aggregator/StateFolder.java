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
 * The local state of one generation: copies of the changelogs, one folder a task, and with each the
 * offsets up to which it is one ({@code .checkpoint}). State that does not fit its offsets would be
 * counted on from without a word, so it is removed as a whole, before anything is processed, and
 * restored as a whole. For one thread, while no stream uses the folder.
 */
final class StateFolder {
  private static final Logger log = LoggerFactory.getLogger(StateFolder.class);
  private static final String CHECKPOINT = ".checkpoint";
  private static final String REMOVED = ".removed";

  private final Path folder;
  private final OffsetChecksums seals;

  /**
   * The state that is kept there.
   *
   * @param application the id of the stream
   */
  StateFolder(Path stateDir, String application) {
    this.folder = stateDir.resolve(application);
    this.seals = new OffsetChecksums(folder);
  }

  /** Removes everything when something does not fit; says whether it did. */
  boolean removeUnlessWhole() {
    delete(removed());
    if (!Files.isDirectory(folder)) {
      return false;
    }
    List<Path> checkpoints = checkpoints();
    boolean whole =
        checkpoints.stream().allMatch(StateFolder::fits)
            && checkpoints.stream().allMatch(seals::hold);
    if (!whole) {
      log.warn("the state under {} is damaged: it is removed and restored from Kafka", folder);
      remove();
    }
    seals.open();
    return !whole;
  }

  /** Removes everything, at once as seen from outside: a crash leaves all of it or nothing. */
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

  /** Remembers the offsets of a stream that has ended in order. */
  void seal() {
    if (Files.isDirectory(folder)) {
      seals.close(checkpoints());
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

  /** RocksDB makes a new, empty store where the file is missing that names what it consists of. */
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
