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

/** What has to be there and settled before the stream starts. For one thread. */
final class StartupChecks implements AutoCloseable {
  private static final Duration CLOSING = Duration.ofSeconds(1);

  private final Admin admin;
  private final TopicSetup topics;
  private final GenerationCoordinator terms;
  private final OldGenerationCleaner leftovers;

  /** A preparation that closes the client when it is closed. */
  StartupChecks(
      Admin admin, TopicSetup topics, GenerationCoordinator terms, OldGenerationCleaner leftovers) {
    this.admin = admin;
    this.topics = topics;
    this.terms = terms;
    this.leftovers = leftovers;
  }

  /** The generation that the stream is to count for. Blocks. */
  Generation run() {
    topics.ensure(needed());
    Generation generation = terms.pass();
    leftovers.remove(generation);
    topics.secure(name -> generation.owns(name));
    return generation;
  }

  /** Whether a stream of that generation may go on. */
  boolean isCurrent(Generation generation) {
    boolean current = terms.isCurrent(generation);
    if (current) {
      terms.watch(generation);
    }
    return current;
  }

  @Override
  public void close() {
    terms.close();
    admin.close(CLOSING);
  }

  /** The terms come first: who finds summaries finds out what they are counted by. */
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
