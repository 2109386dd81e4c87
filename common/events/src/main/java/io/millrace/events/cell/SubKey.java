package io.millrace.events.cell;

/** The sub-key of a number inside of a cell: the metric, and a value for each of its dimensions. */
public interface SubKey {
  Metric metric();

  /**
   * The value of the metric's dimension with this index.
   *
   * @throws IndexOutOfBoundsException when the metric has fewer dimensions
   */
  String dimension(int index);

  /** A hash code of metric and dimensions: that of the {@link Measure} that equals this. */
  int hash();

  /** Whether both are the same sub-key. */
  static boolean areSame(SubKey one, SubKey other) {
    if (one.metric() != other.metric()) {
      return false;
    }
    for (int i = one.metric().dimensions().size() - 1; i >= 0; i--) {
      if (!one.dimension(i).equals(other.dimension(i))) {
        return false;
      }
    }
    return true;
  }
}
