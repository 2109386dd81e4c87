package io.millrace.insights.lag;

/** Where looks come from. Used by one thread. */
public interface LagSource extends AutoCloseable {

  /**
   * Looks now. Blocks for some seconds at most.
   *
   * @throws UnknownLagException when nobody says how far everybody is
   */
  LagSample sample();

  @Override
  void close();

  /** Opens them. */
  @FunctionalInterface
  interface Opening {
    /**
     * Connects, or will when first asked for something.
     *
     * @throws UnknownLagException when there is nobody to ask
     */
    LagSource open();
  }
}
