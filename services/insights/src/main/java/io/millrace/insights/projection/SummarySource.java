package io.millrace.insights.projection;

import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/** Where the summaries come from. */
public interface SummarySource {

  /**
   * Opens a reading of all partitions.
   *
   * @throws SourceUnavailableException when there is nobody to read from, or no topic
   */
  Reading open();

  /**
   * One reading, used by one thread; it delivers in another. Methods throw {@link
   * SourceUnavailableException}.
   */
  interface Reading extends AutoCloseable {

    /** What there is to read now. */
    TopicRange range();

    /**
     * Delivers committed records from these offsets on, one for each partition of the topic, in
     * order within a partition. Call it once.
     *
     * @param listener is called by one thread, also when nothing has come; what it throws ends the
     *     delivery
     */
    void start(Map<Integer, Long> next, Consumer<SummaryBatch> listener);

    /** Waits while records are delivered; throws what has ended the delivery. */
    void await(Duration atMost);

    /** Delivers no more records until {@link #resume}, except those that are under way. */
    void pause();

    /** Goes on after {@link #pause}. */
    void resume();

    /** From here on nothing is delivered. */
    @Override
    void close();
  }
}
