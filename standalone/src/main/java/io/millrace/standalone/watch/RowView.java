package io.millrace.standalone.watch;

import io.millrace.standalone.text.LagText;
import tools.jackson.databind.JsonNode;

/** Where live rows are seen. Everything comes on one thread. */
interface RowView extends AutoCloseable {

  /** A row changed. */
  void row(WatchedRow row);

  /** The stream stands otherwise now. */
  void connection(Connection connection);

  /** The full state has come; it was read up to that event time. */
  void ready(JsonNode asOf);

  /** Counting is that far behind now. */
  void behind(LagText behind);

  /** Some time has gone by, or everything that waited has been given. */
  void settle();

  /** Whether nobody looks any more. */
  boolean abandoned();

  @Override
  void close();
}
