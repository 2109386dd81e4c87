package io.millrace.collector;

import io.millrace.collector.protocol.Protocol;
import java.util.List;

/** The foreign protocols that the collector speaks. */
final class Protocols {
  private Protocols() {}

  /** All protocols. No two of them have a route in common. */
  static List<Protocol> all() {
    return List.of();
  }
}
