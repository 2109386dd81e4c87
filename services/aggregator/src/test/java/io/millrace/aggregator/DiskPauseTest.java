package io.millrace.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;

class DiskPauseTest {
  private final AtomicBoolean full = new AtomicBoolean();

  @Test
  void restsTheStreamWhileADiskIsAllButFull() {
    try (KafkaStreams stream = stream();
        DiskPause rest = new DiskPause(full::get, () -> Optional.of(stream))) {
      rest.poll();
      assertThat(stream.isPaused()).isFalse();
      full.set(true);
      rest.poll();
      assertThat(stream.isPaused()).isTrue();
      full.set(false);
      rest.poll();
      assertThat(stream.isPaused()).isFalse();
    }
  }

  @Test
  void restsAStreamThatWasBuiltAnewMeanwhileToo() {
    full.set(true);
    try (KafkaStreams before = stream();
        KafkaStreams after = stream()) {
      try (DiskPause rest = new DiskPause(full::get, () -> Optional.of(before))) {
        rest.poll();
      }
      try (DiskPause rest = new DiskPause(full::get, () -> Optional.of(after))) {
        rest.poll();
      }
      assertThat(after.isPaused()).isTrue();
    }
  }

  @Test
  void waitsForAStream() {
    full.set(true);
    try (DiskPause rest = new DiskPause(full::get, Optional::empty)) {
      rest.poll();
    }
  }

  private static KafkaStreams stream() {
    StreamsBuilder builder = new StreamsBuilder();
    builder.stream("events").to("elsewhere");
    Properties properties = new Properties();
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
    properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:1");
    return new KafkaStreams(builder.build(), properties);
  }
}
