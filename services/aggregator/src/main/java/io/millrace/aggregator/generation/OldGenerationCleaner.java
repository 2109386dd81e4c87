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

/** What generations before a rebuild leave on the broker and on disk. In nobody's way, but big. */
public final class OldGenerationCleaner {
  private static final Logger log = LoggerFactory.getLogger(OldGenerationCleaner.class);

  private final BlockingAdmin broker;
  private final Path stateDir;

  /**
   * Those of one process.
   *
   * @param stateDir where generations keep their local state, each in a folder of its own
   */
  public OldGenerationCleaner(BlockingAdmin broker, Path stateDir) {
    this.broker = broker;
    this.stateDir = stateDir;
  }

  /** Removes what is older than that generation; what cannot be removed stays until next time. */
  public void remove(Generation current) {
    List<String> older = current.older();
    if (older.isEmpty()) {
      return;
    }
    try {
      List<String> topics = broker.topics().stream().filter(current::hasOutlived).toList();
      broker.delete(topics, older);
      if (!topics.isEmpty()) {
        log.info("removed what older generations left: {}", topics);
      }
    } catch (KafkaException e) {
      log.warn("older generations left something on the broker: {}", e.getMessage());
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
      log.warn("an older generation left {}: {}", folder, e.toString());
    }
  }
}
