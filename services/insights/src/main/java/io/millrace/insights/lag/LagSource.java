package io.millrace.insights.lag;

/** Takes lag samples. One thread uses it. */
public interface LagSource extends AutoCloseable {

  /**
   * Takes a sample. Blocks for a few seconds at most.
   *
   * @throws UnknownLagException when the positions cannot be read
   */
  LagSample sample();

  @Override
  void close();

  /** Opens sources of lag samples. */
  @FunctionalInterface
  interface Opening {
    /**
     * Opens a source. It connects now or at its first sample.
     *
     * @throws UnknownLagException when the clients cannot be made
     */
    LagSource open();
  }
}
