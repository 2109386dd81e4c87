package io.millrace.cli.watch;

import io.millrace.cli.text.LagText;
import tools.jackson.databind.JsonNode;

/** Displays live rows. One thread makes all calls. */
interface RowView extends AutoCloseable {

  /** A row has changed. */
  void row(WatchedRow row);

  /** The state of the connection has changed. */
  void connection(Connection connection);

  /** The full state is complete. It includes events up to the given event time. */
  void ready(JsonNode asOf);

  /** The lag of the numbers has changed. */
  void behind(LagText behind);

  /** All waiting rows were passed on, or some time has passed. */
  void settle();

  /** Returns whether the reader of the output has gone. */
  boolean abandoned();

  @Override
  void close();
}
