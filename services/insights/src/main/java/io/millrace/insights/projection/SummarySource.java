package io.millrace.insights.projection;

import java.time.Duration;
import java.util.Map;

/** Where the summaries come from. */
public interface SummarySource {

  /**
   * Opens a reading of all partitions.
   *
   * @throws SourceUnavailableException when there is nobody to read from, or no topic
   */
  Reading open();

  /** One reading, used by one thread. Methods throw {@link SourceUnavailableException}. */
  interface Reading extends AutoCloseable {

    /** What there is to read now. */
    TopicRange range();

    /** Reads on from these offsets, one for each partition of the topic. */
    void seek(Map<Integer, Long> next);

    /** The next committed records, in order within a partition; none when none came in time. */
    Batch poll(Duration atMost);

    @Override
    void close();
  }
}
