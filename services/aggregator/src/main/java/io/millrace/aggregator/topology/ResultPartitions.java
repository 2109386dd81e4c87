package io.millrace.aggregator.topology;

import io.millrace.events.generation.ResultPlacement;
import io.millrace.events.wire.CellCodec;
import io.millrace.events.wire.LoopKeyCodec;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;

/**
 * Chooses the partitions of results. All pages of a cell are on one partition, so that readers see
 * them in order.
 *
 * @param placement of the data
 */
record ResultPartitions(ResultPlacement placement) {

  /**
   * The partition of a cell's records.
   *
   * @param key of the cell, or of one of its pages
   * @param partitions of the summaries
   */
  int ofCell(byte[] key, int partitions) {
    byte[] by =
        switch (placement) {
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
        switch (placement) {
          case BY_KEY -> key;
          case BY_TASK -> LoopKeyCodec.visitor(key);
        };
    return BuiltInPartitioner.partitionForKey(by, partitions);
  }
}
