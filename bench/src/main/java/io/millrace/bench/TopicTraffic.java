package io.millrace.bench;

import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.TreeMap;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * What the broker of this process has received by topic, as it counts itself: compressed bytes and
 * records. Markers of transactions are not counted.
 */
final class TopicTraffic {
  private static final MBeanServer BEANS = ManagementFactory.getPlatformMBeanServer();

  private final Map<String, Long> bytes;
  private final Map<String, Long> records;

  private TopicTraffic(Map<String, Long> bytes, Map<String, Long> records) {
    this.bytes = bytes;
    this.records = records;
  }

  /** The counts until now; empty when the broker runs in another process. */
  static TopicTraffic now() {
    return new TopicTraffic(counts("BytesInPerSec"), counts("MessagesInPerSec"));
  }

  private static Map<String, Long> counts(String meter) {
    Map<String, Long> counts = new TreeMap<>();
    try {
      ObjectName all =
          new ObjectName("kafka.server:type=BrokerTopicMetrics,name=%s,topic=*".formatted(meter));
      for (ObjectName one : BEANS.queryNames(all, null)) {
        counts.put(one.getKeyProperty("topic"), (Long) BEANS.getAttribute(one, "Count"));
      }
    } catch (JMException e) {
      throw new IllegalStateException("cannot read the counts of the broker", e);
    }
    return counts;
  }

  /** Prints, for each topic, the bytes and records of each event since an earlier moment. */
  void print(TopicTraffic since, long events) {
    bytes.forEach(
        (topic, count) -> {
          double ofEvent = (count - since.bytes.getOrDefault(topic, 0L)) / (double) events;
          long written = records.getOrDefault(topic, 0L) - since.records.getOrDefault(topic, 0L);
          if (ofEvent > 0) {
            System.out.printf(
                "topic %-34s %,9.1f bytes, %.3f records of an event%n",
                topic, ofEvent, written / (double) events);
          }
        });
  }
}
