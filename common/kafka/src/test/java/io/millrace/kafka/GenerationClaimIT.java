package io.millrace.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.events.generation.CalculationSettings;
import io.millrace.events.generation.GenerationRecord;
import io.millrace.events.topic.Topics;
import io.millrace.kafka.testing.TestBroker;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GenerationClaimIT {
  private static final GenerationRecord FIRST = GenerationRecord.first(terms("UTC"));
  private static final GenerationRecord OTHER = GenerationRecord.first(terms("Asia/Shanghai"));

  private TestBroker broker;
  private Map<String, Object> client;

  @BeforeEach
  void start() {
    broker = TestBroker.start();
    client = broker.client();
  }

  @AfterEach
  void stop() {
    broker.close();
  }

  @Test
  void letsNobodyWriteWhoReadBeforeAnotherClaim() {
    try (GenerationReader reader = new GenerationReader(client)) {
      assertThat(reader.read()).isEmpty();
      createTopic();
      try (GenerationClaim early = GenerationClaim.take(client, reader)) {
        assertThat(early.read()).isEmpty();
        try (GenerationClaim late = GenerationClaim.take(client, reader)) {
          assertThat(late.read()).isEmpty();
          assertThatThrownBy(() -> early.write(OTHER)).isInstanceOf(KafkaException.class);
          late.write(FIRST);
          late.write(FIRST);
        }
      }
      Optional<GenerationReader.Entry> entry = reader.read();
      assertThat(entry.map(GenerationReader.Entry::record)).contains(FIRST);
    }
  }

  private void createTopic() {
    try (Admin admin = Admin.create(client)) {
      new TopicSetup(admin, new TopicLayout(1, (short) 1)).ensure(List.of(Topics.TERMS));
    }
  }

  private static CalculationSettings terms(String zone) {
    return new CalculationSettings(
        ZoneId.of(zone), Duration.ofDays(7), Duration.ofDays(1), Optional.empty(), 5_000);
  }
}
