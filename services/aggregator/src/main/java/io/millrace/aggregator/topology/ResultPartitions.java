package io.millrace.aggregator.topology;

import io.millrace.events.generation.ResultLayout;
import io.millrace.events.wire.CellCodec;
import io.millrace.events.wire.LoopCodec;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;

/**
 * Chooses the partitions of results. All pages of a cell are on one partition, so that readers see
 * them in order.
 *
 * @param layout of the data
 */
record ResultPartitions(ResultLayout layout) {

  /**
   * The partition of a cell's records.
   *
   * @param key of the cell, or of one of its pages
   * @param partitions of the summaries
   */
  int ofCell(byte[] key, int partitions) {
    byte[] by =
        switch (layout) {
          case BY_KEY -> CellCodec.firstPage(key);
          case BY_TASK -> CellCodec.family(key);
        };
    return BuiltInPartitioner.partitionForKey(by, partitions);
  }

  /**
   * The partition of an explained order's records.
   *
   * @param key of the order
   * @param partitions of the explained orders
   */
  int ofOrder(byte[] key, int partitions) {
    byte[] by =
        switch (layout) {
          case BY_KEY -> key;
          case BY_TASK -> LoopCodec.visitor(key);
        };
    return BuiltInPartitioner.partitionForKey(by, partitions);
  }
}
