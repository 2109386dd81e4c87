package io.millrace.collector;

import io.millrace.collector.protocol.Protocol;
import io.millrace.collector.protocol.ga4.Ga4Protocol;
import io.millrace.collector.protocol.posthog.PostHogProtocol;
import io.millrace.collector.protocol.segment.SegmentProtocol;
import io.millrace.collector.protocol.sensors.SensorsProtocol;
import io.millrace.collector.protocol.snowplow.SnowplowProtocol;
import java.util.List;

/** The foreign protocols that the collector speaks. */
final class Protocols {
  private Protocols() {}

  /** All protocols. No two of them have a route in common. */
  static List<Protocol> all() {
    return List.of(
        new SegmentProtocol(),
        new SensorsProtocol(),
        new PostHogProtocol(),
        new SnowplowProtocol(),
        new Ga4Protocol());
  }
}
