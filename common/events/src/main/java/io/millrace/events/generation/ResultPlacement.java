package io.millrace.events.generation;

/**
 * Which partitions of {@code millrace.summaries} and {@code millrace.loops} the records are on.
 *
 * <p>Revisions are offsets, and readers compare the revisions of a cell or an order. So the
 * placement of data never changes, not even by a rebuild.
 */
public enum ResultPlacement {
  /**
   * By the key of the record; all pages of a cell are on the partition of the first. This is the
   * placement of data whose generation record states none.
   */
  BY_KEY,

  /**
   * Cells by their family, and orders by their visitor. When all topics have the same number of
   * partitions, a task of the totals writes to one partition of the summaries, and a task of the
   * journeys to one partition of the explained orders.
   */
  BY_TASK
}
