package io.millrace.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.aggregator.topology.RecordPosition;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rocksdb.RocksDBException;

class StreamFailureTest {

  static Stream<Throwable> passing() {
    return Stream.of(
        new TimeoutException("no broker"),
        new ProducerFencedException("another is"),
        new ProcessorStateException(
            "flush", new RocksDBException("IO error: No space left on device: 000012.sst")));
  }

  static Stream<Throwable> ofState() {
    return Stream.of(
        new ProcessorStateException("Error opening store journeys"),
        new RuntimeException(new RocksDBException("Corruption: block checksum mismatch")));
  }

  static Stream<Throwable> fatal() {
    return Stream.of(
        new OutOfMemoryError("Java heap space"),
        new StackOverflowError(),
        new NoClassDefFoundError("x"),
        new InternalError("a fault occurred in an unsafe memory access operation"));
  }

  static Stream<Throwable> other() {
    return Stream.of(
        new RecordTooLargeException("5 MB"),
        new InvalidRecordException("out of range"),
        new IllegalStateException());
  }

  @ParameterizedTest
  @MethodSource("passing")
  void whatComesBackByItselfPasses(Throwable cause) {
    assertThat(kind(cause)).isEqualTo(StreamFailure.Kind.PASSING);
  }

  @ParameterizedTest
  @MethodSource("ofState")
  void aStoreThatCannotBeUsedIsAFaultOfState(Throwable cause) {
    assertThat(kind(cause)).isEqualTo(StreamFailure.Kind.STATE);
  }

  @ParameterizedTest
  @MethodSource("fatal")
  void anErrorOfTheProcessIsFatal(Throwable cause) {
    assertThat(kind(cause)).isEqualTo(StreamFailure.Kind.FATAL);
  }

  @ParameterizedTest
  @MethodSource("other")
  void whatAnotherTryDoesNotCureIsAnotherFault(Throwable cause) {
    assertThat(kind(cause)).isEqualTo(StreamFailure.Kind.OTHER);
  }

  @Test
  void theReasonIsTheFirstLineOfTheCause() {
    StreamFailure fault =
        StreamFailure.of(
            new StreamsException("outer", new IllegalStateException("negative count\nat line 2")),
            Optional.empty());

    assertThat(fault.reason()).isEqualTo("IllegalStateException: negative count");
  }

  @Test
  void kafkaStreamsSaysWhichRecordItWas() {
    StreamsException error =
        new StreamsException(
            "Exception caught in process. taskId=0_2, processor=events,"
                + " topic=millrace.events.content, partition=2, offset=1234, stacktrace=...");

    assertThat(FailedRecord.in(error))
        .contains(new RecordPosition("millrace.events.content", 2, 1234));
    assertThat(FailedRecord.in(new StreamsException("no place"))).isEmpty();
  }

  private static StreamFailure.Kind kind(Throwable cause) {
    return StreamFailure.of(new StreamsException("outer", cause), Optional.empty()).kind();
  }
}
