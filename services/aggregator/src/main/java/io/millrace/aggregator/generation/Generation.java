package io.millrace.aggregator.generation;

import io.millrace.events.generation.GenerationRecord;
import io.millrace.events.generation.ResultPlacement;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The number of a rebuild, the names that belong to it, and where its results are. Each generation
 * has its own consumer group, internal topics and local state, so that no data of an older
 * generation can get into it, and no process of an older generation can disturb it.
 *
 * @param number 0 for data that was never rebuilt
 * @param placement which partitions the results are on
 */
public record Generation(int number, ResultPlacement placement) {
  private static final String NAME = GenerationRecord.application(0);
  private static final Pattern INTERNAL =
      Pattern.compile("(" + NAME + "(?:-\\d+)?)-[a-z-]+-(?:changelog|repartition)");

  /** The generation that a record names. */
  public static Generation of(GenerationRecord record) {
    return new Generation(record.generation(), record.placement());
  }

  /**
   * The name of the consumer group, and the prefix of the internal topics and the state. It never
   * changes.
   */
  public String applicationId() {
    return GenerationRecord.application(number);
  }

  /** Whether the topic is an internal topic of this generation. */
  public boolean owns(String topic) {
    var internal = INTERNAL.matcher(topic);
    return internal.matches() && internal.group(1).equals(applicationId());
  }

  /** Whether the topic is an internal topic of this generation. */
  boolean isInternal(String topic) {
    var internal = INTERNAL.matcher(topic);
    return internal.matches() && applicationId().equals(internal.group(1));
  }

  /** Whether the topic is an internal topic of an older generation. */
  boolean hasOutlived(String topic) {
    var internal = INTERNAL.matcher(topic);
    return internal.matches() && older().contains(internal.group(1));
  }

  /** The application ids of all older generations. */
  List<String> older() {
    return IntStream.range(0, number).mapToObj(GenerationRecord::application).toList();
  }
}
