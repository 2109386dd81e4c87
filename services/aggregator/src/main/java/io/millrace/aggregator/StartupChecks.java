package io.millrace.aggregator;

import io.millrace.aggregator.generation.Generation;
import io.millrace.aggregator.generation.GenerationCoordinator;
import io.millrace.aggregator.generation.OldGenerationCleaner;
import io.millrace.events.topic.Topic;
import io.millrace.events.topic.Topics;
import io.millrace.kafka.TopicSetup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;

/**
 * Checks and prepares everything that must exist before the stream starts: topics, generation and
 * safe topic settings. For use by one thread.
 */
final class StartupChecks implements AutoCloseable {
  private static final Duration CLOSING = Duration.ofSeconds(1);

  private final Admin admin;
  private final TopicSetup topics;
  private final GenerationCoordinator coordinator;
  private final OldGenerationCleaner cleaner;

  /** Creates checks that close the client when they are closed. */
  StartupChecks(
      Admin admin,
      TopicSetup topics,
      GenerationCoordinator coordinator,
      OldGenerationCleaner cleaner) {
    this.admin = admin;
    this.topics = topics;
    this.coordinator = coordinator;
    this.cleaner = cleaner;
  }

  /** Runs the checks, and returns the generation that the stream is to count for. Blocks. */
  Generation run() {
    topics.ensure(needed());
    Generation generation = coordinator.pass();
    cleaner.remove(generation);
    topics.secure(name -> generation.owns(name));
    return generation;
  }

  /** Whether a stream of this generation may continue. */
  boolean isCurrent(Generation generation) {
    boolean current = coordinator.isCurrent(generation);
    if (current) {
      coordinator.watch(generation);
    }
    return current;
  }

  @Override
  public void close() {
    coordinator.close();
    admin.close(CLOSING);
  }

  /**
   * The topic of the generation record comes first, so that a reader that finds summaries also
   * finds their calculation settings.
   */
  private static List<Topic> needed() {
    List<Topic> needed = new ArrayList<>();
    needed.add(Topics.TERMS);
    needed.addAll(Topics.events());
    needed.add(Topics.SUMMARIES);
    needed.add(Topics.LOOPS);
    needed.add(Topics.DEAD_LETTERS);
    return needed;
  }
}
