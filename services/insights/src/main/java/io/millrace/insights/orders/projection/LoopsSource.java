package io.millrace.insights.orders.projection;

import io.millrace.insights.projection.TopicRange;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Provides the explained orders. Methods throw {@link
 * io.millrace.insights.projection.SourceUnavailableException} when the source does not answer or
 * the topic does not exist.
 */
public interface LoopsSource {

  /** Opens a reader of all partitions. */
  Reading open();

  /** Reads the topic once. One thread uses it. Another thread delivers the records. */
  interface Reading extends AutoCloseable {

    /** Returns the offsets that can be read now. */
    TopicRange range();

    /**
     * Starts the delivery of committed records from these offsets, one for each partition of the
     * topic. Records come in order within a partition. Call it once.
     *
     * @param listener called by the delivering thread, also when no record has come; an exception
     *     from it ends the delivery
     */
    void start(Map<Integer, Long> next, Consumer<LoopsBatch> listener);

    /**
     * Waits for that time while records are delivered. Throws the exception that ended the
     * delivery, if it has ended.
     */
    void await(Duration atMost);

    /** Ends the delivery. After this call, nothing is delivered. */
    @Override
    void close();
  }
}
