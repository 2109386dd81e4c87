package io.millrace.insights.orders.projection;

import io.millrace.insights.projection.TopicRange;
import java.time.Duration;
import java.util.Map;

/**
 * Where the explained orders come from. Methods throw {@link
 * io.millrace.insights.projection.SourceUnavailableException} when there is nobody to read from, or
 * no topic.
 */
public interface LoopsSource {

  /** Opens a reading of all partitions. */
  Reading open();

  /** One reading, used by one thread. */
  interface Reading extends AutoCloseable {

    /** What there is to read now. */
    TopicRange range();

    /** Reads on from these offsets, one for each partition of the topic. */
    void seek(Map<Integer, Long> next);

    /** The next committed records, in order within a partition; none when none came in time. */
    LoopsBatch poll(Duration atMost);

    @Override
    void close();
  }
}
