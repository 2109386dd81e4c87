package io.millrace.aggregator.generation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes the topics, consumer groups and local state of older generations. They disturb nothing
 * but take space.
 */
public final class OldGenerationCleaner {
  private static final Logger log = LoggerFactory.getLogger(OldGenerationCleaner.class);

  private final BlockingAdmin broker;
  private final Path stateDir;

  /**
   * Creates the cleaner of one process.
   *
   * @param broker where topics and groups are
   * @param stateDir where generations keep their local state, each in its own folder
   */
  public OldGenerationCleaner(BlockingAdmin broker, Path stateDir) {
    this.broker = broker;
    this.stateDir = stateDir;
  }

  /**
   * Removes the data of all generations before this one. A failure is logged, and the next call
   * tries again.
   */
  public void remove(Generation current) {
    List<String> older = current.older();
    if (older.isEmpty()) {
      return;
    }
    try {
      List<String> topics = broker.topics().stream().filter(current::hasOutlived).toList();
      broker.delete(topics, older);
      if (!topics.isEmpty()) {
        log.info("removed topics of older generations: {}", topics);
      }
    } catch (KafkaException e) {
      log.warn("topics or groups of older generations could not be removed: {}", e.getMessage());
    }
    older.forEach(name -> delete(stateDir.resolve(name)));
  }

  private static void delete(Path folder) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      log.warn(
          "the state of an older generation could not be removed: {}: {}", folder, e.toString());
    }
  }
}
