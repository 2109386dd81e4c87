package io.millrace.insights.topic;

import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Provides the decoded records of a topic.
 *
 * @param <R> a decoded record
 */
@FunctionalInterface
public interface TopicSource<R> {

  /**
   * Opens a reader of all partitions.
   *
   * @throws SourceUnavailableException when the source does not answer or the topic does not exist
   */
  Reading<R> open();

  /**
   * Reads the topic once. One thread uses it. Another thread delivers the records. Methods throw
   * {@link SourceUnavailableException}.
   */
  interface Reading<R> extends AutoCloseable {

    /** Returns the range that can be read now. Blocks. */
    TopicRange range();

    /**
     * Starts the delivery of committed records from these positions, one for each partition of the
     * topic. Records come in order within a partition. Call it once.
     *
     * @param listener called by the delivering thread, also when no record has come; an exception
     *     from it ends the delivery
     */
    void start(Map<Integer, Long> next, Consumer<TopicBatch<R>> listener);

    /**
     * Waits for that time while records are delivered. Throws the exception that ended the
     * delivery, if it has ended.
     */
    void await(Duration atMost);

    /**
     * Stops the delivery of records until {@link #resume}. Records that were already polled are
     * still delivered.
     */
    void pause();

    /** Continues the delivery after {@link #pause}. */
    void resume();

    /** Ends the delivery. After this call, nothing is delivered. */
    @Override
    void close();
  }
}
