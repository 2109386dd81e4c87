package io.millrace.insights.topic;

/** Checks that the records of a topic may be read, each time before its range is used. */
@FunctionalInterface
public interface TopicCheck extends AutoCloseable {
  /** The check of a topic that may always be read, and that has one edition. */
  TopicCheck NONE = () -> 0;

  /**
   * Checks the topic. Blocks.
   *
   * @return the edition: how often all records were written again
   * @throws SourceUnavailableException when the topic must not be read now
   */
  int check();

  @Override
  default void close() {}
}
