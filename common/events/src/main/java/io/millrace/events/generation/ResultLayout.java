package io.millrace.events.generation;

/**
 * Which partitions of {@code millrace.summaries} and {@code millrace.loops} the records are on.
 *
 * <p>Revisions are offsets, and readers compare the revisions of a cell or an order. So the layout
 * of data never changes, not even by a rebuild.
 */
public enum ResultLayout {
  /**
   * By the key of the record; all pages of a cell are on the partition of the first. This is the
   * layout of data whose generation record states none.
   */
  BY_KEY,

  /**
   * Cells by their family, and orders by their visitor. When all topics have the same number of
   * partitions, a task writes to one partition of each topic. So a commit does not send a batch to
   * every partition.
   */
  BY_TASK
}
