package io.millrace.aggregator.generation;

import io.millrace.events.generation.GenerationRecord;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * How often everything was counted anew, as the names that go with it. Each generation has a
 * consumer group, internal topics and local state of its own, so that nothing of an older one can
 * get into it, whatever was left behind and whoever wakes up late.
 *
 * @param number 0 for data that was never rebuilt
 */
public record Generation(int number) {
  private static final String NAME = GenerationRecord.application(0);
  private static final Pattern INTERNAL =
      Pattern.compile("(" + NAME + "(?:-\\d+)?)-[a-z-]+-(?:changelog|repartition)");

  /** Names the consumer group, the internal topics and the state; never changed. */
  public String applicationId() {
    return GenerationRecord.application(number);
  }

  /** Whether that is an internal topic of this generation. */
  public boolean owns(String topic) {
    var internal = INTERNAL.matcher(topic);
    return internal.matches() && internal.group(1).equals(applicationId());
  }

  /** Whether that is an internal topic of this generation. */
  boolean isInternal(String topic) {
    var internal = INTERNAL.matcher(topic);
    return internal.matches() && applicationId().equals(internal.group(1));
  }

  /** Whether that is an internal topic of an older generation. */
  boolean hasOutlived(String topic) {
    var internal = INTERNAL.matcher(topic);
    return internal.matches() && older().contains(internal.group(1));
  }

  /** The application ids of all older generations. */
  List<String> older() {
    return IntStream.range(0, number).mapToObj(n -> new Generation(n).applicationId()).toList();
  }
}
