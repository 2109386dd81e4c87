package io.millrace.insights.orders.projection;

import io.millrace.insights.projection.TopicRange;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Where the explained orders come from. Methods throw {@link
 * io.millrace.insights.projection.SourceUnavailableException} when there is nobody to read from, or
 * no topic.
 */
public interface LoopsSource {

  /** Opens a reading of all partitions. */
  Reading open();

  /** One reading, used by one thread; it delivers in another. */
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
    void start(Map<Integer, Long> next, Consumer<LoopsBatch> listener);

    /** Waits while records are delivered; throws what has ended the delivery. */
    void await(Duration atMost);

    /** From here on nothing is delivered. */
    @Override
    void close();
  }
}
