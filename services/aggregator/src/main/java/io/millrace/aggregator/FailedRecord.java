package io.millrace.aggregator;

import io.millrace.aggregator.topology.RecordPosition;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.streams.errors.StreamsException;

/**
 * Finds the position of the record that a stream thread failed at, in the message of Kafka Streams.
 */
final class FailedRecord {
  private static final Pattern WORDS =
      Pattern.compile("topic=([\\w.-]+), partition=(\\d+), offset=(\\d+)");

  private FailedRecord() {}

  static Optional<RecordPosition> in(Throwable error) {
    return error instanceof StreamsException
        ? position(WORDS.matcher(String.valueOf(error.getMessage())))
        : Optional.empty();
  }

  private static Optional<RecordPosition> position(Matcher words) {
    return words.find()
        ? Optional.of(
            new RecordPosition(
                words.group(1), Integer.parseInt(words.group(2)), Long.parseLong(words.group(3))))
        : Optional.empty();
  }
}
